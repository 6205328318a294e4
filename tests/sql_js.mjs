// Fill SQLite (sql.js) with the database's tables, ask each query, and print what it finds.
// Arguments: the sql.js script; a JSON file with tables (columns of values) and queries.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [script, given] = process.argv.slice(2);
const { tables, queries } = JSON.parse(readFileSync(given, "utf8"));
const SQL = await createRequire(import.meta.url)(script)();
const database = new SQL.Database();

for (const [name, columns] of Object.entries(tables)) {
  const names = Object.keys(columns);
  database.run(`CREATE TABLE ${name} (${names.join(", ")})`);
  database.run("BEGIN");
  const insert = database.prepare(`INSERT INTO ${name} VALUES (${names.map(() => "?").join(", ")})`);
  for (let row = 0; row < columns[names[0]].length; row += 1) {
    insert.run(names.map((column) => columns[column][row]));
  }
  insert.free();
  database.run("COMMIT");
}
const answers = queries.map((query) => database.exec(query)[0] ?? { columns: [], values: [] });
process.stdout.write(JSON.stringify(answers));
