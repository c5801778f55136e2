export interface Statement {
  readonly text: string;
  /** Its first character's place in the whole text. */
  readonly from: number;
}

/** What a semicolon may stand in without ending a statement: comments, texts, names, texts between dollars. */
const ATOM =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\be'(?:\\[\s\S]|''|[^'\\])*(?:'|$)|'(?:''|[^'])*(?:'|$)|"(?:""|[^"])*(?:"|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|;|[\s\S]/gi;

/** The statements of a text of SQL, in their order, without the semicolons between them. */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let from = -1;
  let to = 0;
  const end = (): void => {
    if (from >= 0) statements.push({text: sql.slice(from, to), from});
    from = -1;
  };
  for (const {0: atom, index} of sql.matchAll(ATOM)) {
    if (atom === ";") end();
    else if (/^(?:--|\/\*|\s)/.test(atom)) continue;
    else {
      if (from < 0) from = index;
      to = index + atom.length;
    }
  }
  end();
  return statements;
}

const CHANGING =
  /^(?:alter|attach|copy|create|delete|detach|drop|import|insert|merge|replace|truncate|update)\b/i;

/** Whether a statement changes the database. */
export const isChanging = ({text}: Statement): boolean => CHANGING.test(text);
