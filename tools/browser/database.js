// What publictier.sql asks: SQLite, with texts of JSON in and out.
self.kitOpenDatabase = async () => {
  const SQL = await self.initSqlJs();
  const database = new SQL.Database();
  self.kitDatabase = {
    fill(name, text) {
      const { columns, data } = JSON.parse(text);
      database.run(`CREATE TABLE ${name} (${columns.join(", ")})`);
      database.run("BEGIN");
      const insert = database.prepare(
        `INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`,
      );
      for (const row of data) insert.run(row);
      insert.free();
      database.run("COMMIT");
    },
    ask(query) {
      try {
        const [found] = database.exec(query);
        return JSON.stringify(found ?? { columns: [], values: [] });
      } catch (problem) {
        return JSON.stringify({ error: String(problem.message) });
      }
    },
  };
};
