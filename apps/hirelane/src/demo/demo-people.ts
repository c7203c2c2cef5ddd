const firstNames = [
  "Anna",
  "Ben",
  "Clara",
  "David",
  "Elif",
  "Felix",
  "Grace",
  "Hannes",
  "Ines",
  "Jonas",
  "Kaya",
  "Lukas",
  "Mia",
];
const lastNames = [
  "Abel",
  "Baker",
  "Clark",
  "Demir",
  "Evans",
  "Fischer",
  "Gruber",
  "Hughes",
  "Ivanova",
  "Jansen",
  "Keller",
];
const places = [
  ["Berlin", "Berlin"],
  ["Hamburg", "Hamburg"],
  ["München", "Bayern"],
  ["Köln", "Nordrhein-Westfalen"],
  ["Leipzig", "Sachsen"],
  ["London", "England"],
  ["Manchester", "England"],
  ["Wien", "Wien"],
] as const;
const employers = ["a bank", "a shop on the web", "a maker of machines", "an agency", "a hospital"];
const streets = ["Gartenstraße", "High Street", "Lindenallee", "Mill Lane", "Schulweg"];
const skills = [
  "TypeScript",
  "PostgreSQL",
  "Node.js",
  "Kubernetes",
  "Python",
  "Go",
  "React",
  "Figma",
  "Communication",
  "Testing",
];

/** A person who applied. */
export interface DemoPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly workExperience: string;
  readonly skills: string[];
}

/** The person of an index, always the same one; up to 143 of them have names of their own. */
export function demoPerson(index: number): DemoPerson {
  const firstName = pick(firstNames, index);
  const lastName = pick(lastNames, index);
  const [city, state] = places[(index * 3 + Math.floor(index / 8)) % places.length] ?? places[0];
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}@candidates.example`.toLowerCase(),
    phone: `+49 30 5550${String(100 + index)}`,
    address: `${pick(streets, index)} ${index + 1}`,
    city,
    state,
    workExperience: `${experienceMonths(index)} months at ${pick(employers, index)}`,
    skills: Array.from({ length: 2 + (index % 4) }, (_, nth) => pick(skills, index + nth * 3)),
  };
}

/** How long the person of an index has done such work, in months. */
export function experienceMonths(index: number): number {
  return (index * 17) % 96;
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}
