import type { ErrorObject } from 'ajv'
import type { Problem } from './problem.ts'

export type Schema = { readonly [keyword: string]: unknown }

/** A schema that documents can be checked against, with what its messages need. */
export interface CompiledSchema {
  validate: Validate
  schema: Schema
  /** The schemas that it refers to, by their address. */
  others: ReadonlyMap<string, Schema>
}

/** Says whether a document is as a schema wants it, and leaves what is wrong in `errors`; called on a `CheckContext`. */
export interface Validate {
  (this: unknown, value: unknown): boolean
  errors?: ErrorObject[] | null
}

/** What `validate` is called on: it looks references up. */
export interface CheckContext {
  resolve?: ReferenceResolver
}

/** What a reference leads to: nothing wrong, or what to say about it. */
export type ReferenceResolver = (kind: string, text: string) => ReferenceFault | undefined

export interface ReferenceFault {
  code: Extract<Problem['code'], `reference/${string}`>
  /** What is wrong with the value, to follow the name of the field. */
  message: string
  expected: string[]
}
