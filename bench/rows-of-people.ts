/** So many persons, with names as various as real ones, as rows of an import. */
export function* people(count: number): Generator<Record<string, string>> {
  const names = ["skywalker", "organa", "solo", "kenobi", "calrissian", "windu", "amidala", "tano", "andor", "erso"];
  for (let index = 1; index <= count; index += 1) {
    const name = `${names[index % names.length]}${String.fromCodePoint(97 + (index % 26), 97 + (Math.floor(index / 26) % 26), 97 + (Math.floor(index / 676) % 26))}`;
    yield {
      first_name: "Luke",
      last_name: name,
      email: `pilot${index}@rebels.example`,
      phone: "+49 30 123456",
      gender: "",
      address: "Mos Eisley 1, Tatooine",
    };
  }
}
