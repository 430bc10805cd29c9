import type { Problem } from '../../lib/result.ts'

type Params = Problem['params']

const kindNames: Readonly<Record<string, string>> = { member: 'part', annotator: 'annotator (person)' }
const kindOf = ({ kind }: Params) => kindNames[String(kind)] ?? String(kind)
const at = ({ path }: Params) => (path === undefined || path === '' ? '' : ` At ${String(path)}.`)

const messages: Readonly<Record<string, (params: Params) => string>> = {
  'json-not-an-object': () => 'This is not a JSON object: it does not begin with "{".',
  'json-syntax': ({ byte }) =>
    `The JSON is broken at byte ${String(byte)}. The file was changed or damaged after it was written.`,
  'json-duplicate-key': ({ key, byte }) =>
    `"${String(key)}" is given twice in one object (byte ${String(byte)}): one of the two would be lost.`,
  'json-truncated': ({ byte }) =>
    `The file ends after ${String(byte)} bytes, before its data do: it was not copied or downloaded to its end.`,
  'json-trailing-data': ({ byte }) => `Something stands after the end of the data, from byte ${String(byte)} on.`,
  'json-invalid-utf8': ({ byte }) => `Byte ${String(byte)} is no valid UTF-8. Save the file as UTF-8.`,
  'json-too-deep': ({ byte }) => `The data are nested deeper than any record, at byte ${String(byte)}.`,
  'json-value-too-large': ({ byte }) => `The record at byte ${String(byte)} is too large to be read.`,

  'options-invalid': ({ path, message }) => `The export option "${String(path)}" is not valid: ${String(message)}.`,

  'dataset-version': ({ schema }) =>
    `This is not a dataset that this version of Glossa can read: its schema is ${JSON.stringify(schema)}, expected "urn:glossa:dataset:1". Reload the page to get the newest version.`,
  'dataset-member-missing': ({ member }) => `"${String(member)}" is missing from the file.`,
  'dataset-invalid': (params) => `A record is not valid: ${String(params.message)}.${at(params)}`,
  'dataset-id-twice': (params) => `The ${kindOf(params)} ${String(params.id)} is there twice.${at(params)}`,
  'dataset-reference-missing': (params) =>
    `The ${kindOf(params)} ${String(params.id)} is named ${times(params.count)} and is not in the file.${at(params)}`,
  'dataset-wrong-case': (params) =>
    `The ${kindOf(params)} ${String(params.id)} stands in another case than its own (${String(params.caseId)}).${at(params)}`,
  'dataset-wrong-patient': (params) =>
    `The finding ${String(params.id)} is of another patient than its case.${at(params)}`,
  'dataset-finding-differs': (params) =>
    `The finding ${String(params.id)} is there twice, and the two do not say the same.${at(params)}`,
  'dataset-slice-missing': (params) =>
    `An annotation is on a picture that its item does not have (frame ${String(params.frame)} of ${String(params.part)}).${at(params)}`,
  'dataset-more-problems': ({ count }) => `And ${String(count)} more problems of this kind.`,
  'file-unreadable': ({ reason }) => `The file could not be read to its end (${String(reason)}). Choose it again.`,

  'read-back-file-missing': () => 'The file was not written. Export again.',
  'read-back-missing': (params) =>
    `The ${kindOf(params)} ${String(params.id)} is not in the written file. Export again.`,
  'read-back-unexpected': (params) =>
    `The written file holds a ${kindOf(params)} ${String(params.id)} that the project does not have. Export again.`,
  'read-back-differs': (params) =>
    `The ${kindOf(params)} ${String(params.id)} was written otherwise than it is stored, at ${String(params.path) || 'its top'}. If the project was edited meanwhile, export again.`,
  'read-back-more': ({ count }) => `And ${String(count)} more differences.`,
}

function times(count: unknown): string {
  return count === 1 ? 'once' : `${String(count)} times`
}

/** Plain English for a Problem of this folder and of the JSON reader it uses; undefined for others. */
export function nativeMessage({ code, params }: Problem): string | undefined {
  return Object.hasOwn(messages, code) ? messages[code]?.(params) : undefined
}
