import { jsonText } from '../../facts/jsonText.ts'
import { type ManifestField, manifestFields } from './manifestFields.ts'
import { compileMessage } from './messageText.ts'
import type { Field } from './recordReader.ts'

/** The fields of a template, and how their names are written. */
export interface TemplateFields {
  readonly fields: readonly Field[]
  readonly prefixes: readonly string[]
}

type MessageOf = ReturnType<typeof compileMessage>

/** Fields and messages made once for all events that share them: a manifest may give one template to thousands. */
export class DecoderParts {
  readonly #templates = new Map<readonly ManifestField[], TemplateFields | undefined>()
  readonly #messages = new Map<string, MessageOf>()

  /** Undefined where a field has a type that nobody knows. */
  fieldsOf(template: readonly ManifestField[]): TemplateFields | undefined {
    if (!this.#templates.has(template)) {
      const fields = manifestFields(template)
      this.#templates.set(template, fields && { fields, prefixes: fields.map(({ name }) => `${jsonText(name)}:`) })
    }
    return this.#templates.get(template)
  }

  messageOf(message: string): MessageOf {
    if (!this.#messages.has(message)) this.#messages.set(message, compileMessage(message))
    return this.#messages.get(message)
  }
}
