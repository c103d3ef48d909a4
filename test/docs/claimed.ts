import ts from "typescript";
import { expect } from "vitest";

const literal = /^("(?:[^"\\]|\\.)*"|true|false|null|-?[\d_.]+)(?=$|[:,])/;

/**
 * What a comment such as `{ ok: true, ticket, effects: [{ kind: "send", … }] }` says of a value, as a
 * matcher. `…` stands for what is left out, a name alone for a value not shown. Words after a value say no
 * more, and words alone nothing.
 */
export function claimed(comment: string): unknown {
  const value = literal.exec(comment)?.[1] ?? (/^[[{]/.test(comment) ? comment : undefined);
  if (value === undefined) return expect.toSatisfy(() => true);
  const parsed = ts.createSourceFile(
    "claim.ts",
    `(${value.replaceAll(/… (?=[\]}])/g, "...more ")})`,
    ts.ScriptTarget.ES2022,
    true,
  );
  const [statement] = parsed.statements;
  if (
    !statement ||
    !ts.isExpressionStatement(statement) ||
    !ts.isParenthesizedExpression(statement.expression)
  )
    throw new Error(`\`${comment}\` says no value`);
  return matcher(statement.expression.expression);
}

function matcher(node: ts.Expression): unknown {
  if (ts.isStringLiteral(node)) return textMatcher(node.text);
  if (ts.isArrayLiteralExpression(node)) {
    const elements = node.elements.filter((element) => !ts.isSpreadElement(element)).map(matcher);
    return elements.length < node.elements.length ? expect.arrayContaining(elements) : elements;
  }
  if (!ts.isObjectLiteralExpression(node)) return JSON.parse(node.getText().replaceAll("_", ""));
  const named = node.properties.filter((property) => !ts.isSpreadAssignment(property));
  const members = Object.fromEntries(
    named.map((property) => [
      property.name?.getText(),
      ts.isPropertyAssignment(property) ? matcher(property.initializer) : expect.anything(),
    ]),
  );
  return named.length < node.properties.length ? expect.objectContaining(members) : members;
}

function textMatcher(text: string): unknown {
  const [shown = "", ...more] = text.split("…");
  return more.length === 0
    ? text
    : expect.toSatisfy(
        (value: unknown) => typeof value === "string" && value.startsWith(shown),
        `starts with ${JSON.stringify(shown)}`,
      );
}
