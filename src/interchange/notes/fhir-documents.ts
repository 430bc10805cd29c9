import { z } from 'zod'
import type { Bytes } from '../../lib/bytes.ts'
import { guessEncoding } from '../../lib/guess-encoding.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { decodeText } from '../../lib/text-encoding.ts'

/** Columns of the rows that documents of FHIR become. */
export const fhirColumns = ['Text', 'Document', 'Patient', 'Encounter', 'Date', 'Type', 'Status'] as const

const reference = z.object({ reference: z.string().optional() }).optional()
const concept = z
  .looseObject({
    text: z.string().optional(),
    coding: z.array(z.object({ display: z.string().optional(), code: z.string().optional() })).optional(),
  })
  .optional()
const attachment = z.object({
  contentType: z.string().optional(),
  data: z.string().optional(),
  url: z.string().optional(),
})
const common = { id: z.string().optional(), status: z.string().optional(), subject: reference }

/** As much of the two resources as is used; R4 (http://hl7.org/fhir/R4) and R5 (http://hl7.org/fhir/R5). */
const documentSchema = z.discriminatedUnion('resourceType', [
  z.object({
    resourceType: z.literal('DocumentReference'),
    ...common,
    type: concept,
    date: z.string().optional(),
    // R4 has an object that lists encounters, R5 a list of references.
    context: z.union([z.object({ encounter: z.array(reference).optional() }), z.array(reference)]).optional(),
    content: z.array(z.object({ attachment: attachment.optional() })).optional(),
  }),
  z.object({
    resourceType: z.literal('DiagnosticReport'),
    ...common,
    code: concept,
    encounter: reference,
    effectiveDateTime: z.string().optional(),
    effectivePeriod: z.object({ start: z.string().optional() }).optional(),
    issued: z.string().optional(),
    presentedForm: z.array(attachment).optional(),
  }),
])
type Attachment = z.infer<typeof attachment>
type FhirDocument = z.infer<typeof documentSchema>

/** Whether a value is a resource of FHIR, of whatever type. */
export function isResource(value: unknown): value is { readonly resourceType: string } {
  return (
    typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string'
  )
}

/**
 * The texts inside a DocumentReference or a DiagnosticReport, a row of `fhirColumns` each. Null for other resources. Problems:
 * `fhir-without-attachment`, `fhir-attachment-elsewhere`, `fhir-attachment-not-text`, `fhir-attachment-broken`, and beside the row
 * `fhir-charset-unknown`; each with the resource among its parameters.
 */
export function documentRows(value: unknown): (readonly string[] | Problem)[] | null {
  const parsed = documentSchema.safeParse(value)
  if (!parsed.success) return null
  const found = parsed.data
  const name = `${found.resourceType} ${found.id === undefined ? 'without an id' : `"${found.id}"`}`
  const attachments: readonly Attachment[] =
    found.resourceType === 'DocumentReference'
      ? (found.content ?? []).flatMap((content) => content.attachment ?? [])
      : (found.presentedForm ?? [])
  if (attachments.length === 0) return [problem('fhir-without-attachment', { resource: name })]
  const rows: (readonly string[] | Problem)[] = []
  for (const [index, one] of attachments.entries()) rows.push(...attachmentRows(found, name, one, index))
  return rows
}

function attachmentRows(
  found: FhirDocument,
  name: string,
  { contentType = '', data, url }: Attachment,
  index: number,
): (readonly string[] | Problem)[] {
  const code = url === undefined ? 'fhir-without-attachment' : 'fhir-attachment-elsewhere'
  if (data === undefined || data === '') return [problem(code, { resource: name, contentType })]
  if (!isPlainText(contentType)) return [problem('fhir-attachment-not-text', { resource: name, contentType })]
  const bytes = fromBase64(data)
  if (bytes === null) return [problem('fhir-attachment-broken', { resource: name })]
  const kind = contentType === '' ? signatureKind(bytes) : null
  if (kind !== null) return [problem('fhir-attachment-not-text', { resource: name, contentType: kind })]
  const { text, unknownCharset } = decoded(bytes, contentType)
  const row = rowOf(found, text, index)
  if (unknownCharset === null) return [row]
  return [row, problem('fhir-charset-unknown', { resource: name, charset: unknownCharset })]
}

function rowOf(found: FhirDocument, text: string, index: number): readonly string[] {
  const id = found.id === undefined || index === 0 ? (found.id ?? '') : `${found.id}/${index + 1}`
  const patient = idOf(found.subject?.reference)
  if (found.resourceType === 'DiagnosticReport') {
    const date = found.effectiveDateTime ?? found.effectivePeriod?.start ?? found.issued ?? ''
    return [text, id, patient, idOf(found.encounter?.reference), date, nameOf(found.code), found.status ?? '']
  }
  const encounters = Array.isArray(found.context) ? found.context : (found.context?.encounter ?? [])
  const encounter = idOf(encounters[0]?.reference)
  return [text, id, patient, encounter, found.date ?? '', nameOf(found.type), found.status ?? '']
}

/** `Patient/12`, `https://.../Patient/12/_history/1` and `urn:uuid:12` are all 12. */
function idOf(reference: string | undefined): string {
  return (reference ?? '').replace(/\/_history\/.*$/, '').replace(/^.*[/:]/, '')
}

function nameOf(type: z.infer<typeof concept>): string {
  return type?.text ?? type?.coding?.find(({ display }) => display !== undefined)?.display ?? ''
}

function isPlainText(contentType: string): boolean {
  return contentType === '' || /^text\/(?:plain|markdown|x-markdown)\s*(?:;|$)/i.test(contentType)
}

/** For attachments that do not say what they are. */
function signatureKind(bytes: Bytes): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 64)).trimStart()
  if (start.startsWith('%PDF')) return 'application/pdf'
  if (start.startsWith('{\\rtf')) return 'text/rtf'
  if (/^<(?:!doctype html|html)/i.test(start)) return 'text/html'
  if (start.startsWith('<?xml')) return 'text/xml'
  return bytes.includes(0) && guessEncoding(bytes, true).startsWith('utf-16') === false
    ? 'application/octet-stream'
    : null
}

function decoded(bytes: Bytes, contentType: string): { text: string; unknownCharset: string | null } {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]
  if (charset === undefined) return { text: decodeText(bytes, guessEncoding(bytes, true)), unknownCharset: null }
  try {
    return { text: new TextDecoder(charset).decode(bytes), unknownCharset: null }
  } catch {
    return { text: decodeText(bytes, guessEncoding(bytes, true)), unknownCharset: charset }
  }
}

/** Base64 of FHIR may be broken into lines; null for what is none. */
function fromBase64(data: string): Bytes | null {
  try {
    return Uint8Array.from(atob(data.replace(/\s+/g, '')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
