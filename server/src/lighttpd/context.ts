/** The tree of conditions that lighttpd keeps, each with the settings made inside it (data_config of base.h). */
import type { OpenedText } from '../base/reading';
import type { CompareKey } from './conditions';
import type { Assignment, Branch, ConditionOperator } from './tree';
import type { Data } from './values';

export interface Setting {
  /** As written where it was set first. */
  readonly name: string;
  readonly value: Data;
  /** The assignment that was read last, and the file it stands in. */
  readonly assignment: Assignment;
  readonly of: OpenedText;
}

export interface TestedCondition {
  readonly object: string;
  readonly field: string;
  readonly key: CompareKey;
  /** As lighttpd compares: a simple pattern is a plain comparison to it. */
  readonly operator: ConditionOperator;
  /** Undefined where a part of it is not known. */
  readonly value: string | undefined;
}

export class Context {
  readonly index: number;
  /** Of the root: undefined. */
  readonly parent: Context | undefined;
  /** Undefined for the root and for a plain `else`. */
  readonly condition: TestedCondition | undefined;
  readonly isElse: boolean;
  /** Where it was opened first. */
  readonly branch: Branch | undefined;
  readonly of: OpenedText;
  /** By the lower-cased name. */
  readonly settings = new Map<string, Setting>();
  readonly children: Context[] = [];
  /** The block before it in an `else` chain. */
  previous: Context | undefined;
  key: string;

  constructor(fields: { index: number; parent: Context | undefined; condition?: TestedCondition; isElse?: boolean; branch?: Branch; of: OpenedText; key: string }) {
    this.index = fields.index;
    this.parent = fields.parent;
    this.condition = fields.condition;
    this.isElse = fields.isElse ?? false;
    this.branch = fields.branch;
    this.of = fields.of;
    this.key = fields.key;
  }

  get(name: string): Setting | undefined {
    return this.settings.get(name.toLowerCase());
  }

  /** What holds inside the block: its own setting, else that of a block around it. */
  effective(name: string): Setting | undefined {
    return this.get(name) ?? this.parent?.effective(name);
  }

  /** `$HTTP["host"] == "a"`, for messages. */
  get title(): string {
    if (this.condition === undefined) return this.isElse ? 'else' : 'the whole server';
    const { object, field, operator, value } = this.condition;
    return `$${object}["${field}"] ${operator} "${value ?? '...'}"`;
  }
}
