/** What stands at an offset of a lighttpd.conf. */
import { treeOf } from '../../../lighttpd/evaluate';
import type { ArrayElement, Assignment, Condition, Expression, Include, Statement, Value } from '../../../lighttpd/tree';
import type { TextFile } from '../../../base/text-file';
import { holds } from '../spans';

export interface LighttpdAt {
  /** The innermost statement. */
  readonly statement: Statement | undefined;
  /** The condition whose stretch it is. */
  readonly condition: Condition | undefined;
  /** From the outermost to the innermost list: the element that holds the offset. */
  readonly elements: readonly ArrayElement[];
  readonly value: Value | undefined;
}

export function lighttpdAt(source: TextFile, offset: number): LighttpdAt {
  let found: LighttpdAt = { statement: undefined, condition: undefined, elements: [], value: undefined };
  const enter = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (!holds(statement, offset)) continue;
      found = { ...found, statement };
      if (statement.kind === 'global') enter(statement.statements);
      else if (statement.kind === 'conditional') {
        for (const { condition, statements: inside } of statement.branches) {
          if (condition !== undefined && holds(condition, offset)) found = { ...found, condition };
          enter(inside);
        }
      } else found = { ...found, ...inExpression(valueOf(statement), offset, []) };
    }
  };
  enter(treeOf(source).statements);
  return found;
}

function valueOf(statement: Assignment | Include): Expression {
  return statement.kind === 'assignment' ? statement.value : statement.target;
}

function inExpression(expression: Expression, offset: number, elements: readonly ArrayElement[]): Pick<LighttpdAt, 'elements' | 'value'> {
  const value = expression.operands.find((operand) => holds(operand, offset));
  if (value?.kind !== 'array') return { elements, value };
  const element = value.elements.find((each) => holds(each, offset));
  if (element === undefined) return { elements, value };
  if (element.key !== undefined && holds(element.key, offset)) return { elements: [...elements, element], value: element.key.operands.find((operand) => holds(operand, offset)) };
  return inExpression(element.value, offset, [...elements, element]);
}
