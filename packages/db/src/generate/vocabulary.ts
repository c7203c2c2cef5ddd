/** What generated persons are made of; what stands first is met most often. */

export const firstNames =
  `Ada Ben Clara David Elena Felix Greta Hannah Ivan Julia Karim Lena Marco Nadia Oscar Paula Quentin Rosa Samir Tara
Uma Victor Wanda Xenia Yusuf Zoe Amara Bruno Chiara Dilan Emre Fatima Georg Hugo Ines Jonas Kofi Leila Mateo Noor Olga Pedro Priya
Ravi Sofia Tomas Ursula Vera Wei Yara Anika Bela Carlos Dora Esra Finn Gwen Hiro Isla Jan`.split(/\s+/);

export const lastNames =
  `Meyer Schmidt Fischer Weber Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Neumann Schwarz Braun Novak Horvat
Kowalski Nowak Dvorak Popescu Ivanova Petrov Silva Santos Costa Pereira Garcia Lopez Martinez Romero Rossi Bianchi Ricci Moretti Dubois
Laurent Moreau Bernard Jansen Visser Bakker Nielsen Hansen Larsen Berg Lindqvist Virtanen Korhonen Smith Jones Taylor Brown Evans
Walker Wright Khan Patel Sharma Singh Gupta Reddy Iyer Das Chen Wang Li Zhang Liu Tanaka Sato Suzuki Kim Park Nguyen Tran Yilmaz Kaya
Demir Haddad Mansour Okafor Mensah Diallo Abebe Mwangi Cohen Levi Murphy Kelly Byrne Campbell Stewart Reid Fraser Morgan Hughes Price
Bell Hunt Ward`.split(/\s+/);

/** Cities, each with its state. */
export const cities: readonly (readonly [city: string, state: string])[] = `Berlin/Berlin London/England Hamburg/Hamburg
München/Bayern Paris/Île-de-France New_York/New_York Köln/Nordrhein-Westfalen Amsterdam/Noord-Holland Pune/Maharashtra Madrid/Madrid
Wien/Wien Frankfurt_am_Main/Hessen Bengaluru/Karnataka Dublin/Leinster Barcelona/Catalunya Zürich/Zürich Warszawa/Mazowieckie
Stuttgart/Baden-Württemberg Mumbai/Maharashtra Lisboa/Lisboa San_Francisco/California Düsseldorf/Nordrhein-Westfalen Praha/Praha
Milano/Lombardia Leipzig/Sachsen Manchester/England København/Hovedstaden Delhi/Delhi Toronto/Ontario Stockholm/Stockholm
Roma/Lazio Hyderabad/Telangana Dresden/Sachsen Brussel/Brussel Boston/Massachusetts Budapest/Budapest Hannover/Niedersachsen
Kraków/Małopolskie Lyon/Auvergne-Rhône-Alpes Rotterdam/Zuid-Holland Chennai/Tamil_Nadu Nürnberg/Bayern Edinburgh/Scotland
Helsinki/Uusimaa Valencia/Valencia Oslo/Oslo Bremen/Bremen Austin/Texas Porto/Porto Basel/Basel-Stadt Istanbul/Istanbul Athens/Attica
Singapore/Singapore Sydney/New_South_Wales Cape_Town/Western_Cape Nairobi/Nairobi São_Paulo/São_Paulo Mexico_City/Mexico_City
Göttingen/Niedersachsen Bad_Homburg/Hessen`
  .split(/\s+/)
  .map((line) => {
    const [city = "", state = ""] = line.replaceAll("_", " ").split("/");
    return [city, state];
  });

export const skills =
  `JavaScript|SQL|Communication|Python|Java|Teamwork|TypeScript|Git|Excel|React|Project Management|English|Linux|Docker
HTML|CSS|AWS|Node.js|Agile|German|PostgreSQL|Kubernetes|C#|Scrum|Customer Service|REST|Sales|Marketing|C++|Leadership|Azure|Accounting
Testing|PHP|Negotiation|Angular|Vue.js|Spring|.NET|Data Analysis|Machine Learning|Go|Terraform|CI/CD|MongoDB|Redis|Kafka|GraphQL|Figma
UX Design|Photoshop|Illustrator|Copywriting|SEO|Google Analytics|Salesforce|SAP|Power BI|Tableau|R|Statistics|Pandas|NumPy|PyTorch
TensorFlow|Spark|Hadoop|Airflow|dbt|Snowflake|BigQuery|Scala|Kotlin|Swift|Android|iOS|Flutter|React Native|Rust|Ruby|Ruby on Rails
Django|Flask|FastAPI|Laravel|Symfony|WordPress|Shopify|Webpack|Sass|Tailwind|Cypress|Playwright|Selenium|Jest|JUnit|Jenkins|Ansible
Prometheus|Grafana|Networking|Cisco|Security|Penetration Testing|ISO 27001|GDPR|Auditing|Controlling|IFRS|Payroll|Bookkeeping|Taxation
Recruiting|Coaching|Training|Public Speaking|French|Spanish|Italian|Dutch|Polish|Portuguese|Turkish|Arabic|Hindi|Mandarin|Japanese
Logistics|Procurement|Supply Chain|Lean|Six Sigma|AutoCAD|SolidWorks|MATLAB|PLC|Electronics|Mechanics|Welding|CNC|Forklift|First Aid
Nursing|Pharmacy|Chemistry|Biology|Lab Work|Technical Writing|Editing|Translation|Video Editing|Photography`.split(
    /[|\n]/,
  );

const roles =
  `Software Engineer|Account Manager|Data Analyst|Nurse|Product Manager|Sales Representative|Mechanical Engineer|Accountant
UX Designer|DevOps Engineer|Recruiter|Logistics Coordinator|Marketing Manager|Support Agent|Controller|Research Scientist`.split(
    /[|\n]/,
  );
const levels = ["", "Senior ", "Junior ", "Lead ", "Working Student "];

/** The title of the job that is the `index`-th, counted from 0. */
export function titleOfJob(index: number): string {
  const title = `${levels[Math.floor(index / roles.length) % levels.length] ?? ""}${roles[index % roles.length] ?? ""}`;
  const round = Math.floor(index / (roles.length * levels.length));
  return round === 0 ? title : `${title} ${round + 1}`;
}
