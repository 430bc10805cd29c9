import type { Problem } from '../../lib/result.ts'
import { patternFields } from './name-pattern.ts'

const what: Readonly<Record<string, string>> = {
  patient: 'another patient',
  study: 'another study',
  split: 'another split',
  label: 'something else of a label',
}

function documentKind(contentType: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/pdf/i, 'a PDF'],
    [/rtf|richtext/i, 'RTF'],
    [/x?html/i, 'HTML'],
    [/msword|officedocument|opendocument/i, 'a document of a word processor'],
    [/^image\//i, 'a picture'],
    [/xml/i, 'XML'],
  ]
  const kind = kinds.find(([pattern]) => pattern.test(contentType))?.[1]
  return kind === undefined ? `of the kind "${contentType}"` : `${kind} (${contentType})`
}

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'table-is-workbook': () =>
    'This is a workbook (XLSX, XLS or ODS). Save the sheet as CSV ("CSV UTF-8" in Excel) and pick that file.',
  'table-empty': () => 'The table is empty.',
  'table-not-a-table': () => 'This is no table of text: it holds binary data.',
  'table-too-wide': ({ limit }) => `A row has more than ${limit} cells: this is no table about files.`,
  'table-quote-open': () =>
    'A quotation mark is opened here and never closed. This row and those below it are not read: close the quotation mark or double it.',
  'table-quote-odd': () => 'Text follows a closing quotation mark. The row is taken as it could be read: look at it.',
  'note-row-empty': () => 'The row has no text. It is left out.',
  'record-not-json': () => 'This is no JSON that can be read. It is left out.',
  'record-not-object': () => 'This record is no object with named members. It is left out.',
  'fhir-without-attachment': ({ resource }) =>
    `The ${String(resource)} holds no document: no attachment is inside it. It is left out.`,
  'fhir-attachment-elsewhere': ({ resource, contentType }) =>
    `The document${String(contentType) === '' ? '' : ` (${String(contentType)})`} of the ${String(resource)} is not inside it, but at an address, and nothing is fetched. Put its data inside, or pick the file itself.`,
  'fhir-attachment-not-text': ({ resource, contentType }) =>
    `The document of the ${String(resource)} is ${documentKind(String(contentType))}, not plain text. Save it as plain text first, and import that.`,
  'fhir-attachment-broken': ({ resource }) =>
    `The document of the ${String(resource)} is no whole base64, so its text cannot be told. Export it again.`,
  'fhir-charset-unknown': ({ resource, charset }) =>
    `The document of the ${String(resource)} is said to be in "${String(charset)}", which is not known. Its encoding was guessed: look at how it reads.`,
  'fhir-others': ({ count }) =>
    `${Number(count).toLocaleString('en-GB')} other resources of FHIR are no documents and are not imported.`,
  'table-row-nameless': () => 'The row names no file, study or patient. It is left out.',
  'table-spans-unread': () =>
    'The cell is no list of tags that is known (doccano, Prodigy, spaCy, Label Studio). Its tags are left out: give the column another use, or write the list as JSON, [[start, end, "label"], …].',
  'table-spans-others': () =>
    'Relations, choices and other results that stand beside the tags are left out. Keep the file for them.',
  'table-spans-rejected': () =>
    'The tags were rejected or passed over in Prodigy, as “answer” says. They are left out: take “answer” out of the file if they are meant all the same.',
  'table-spans-partial': () =>
    'Some tags of the cell lack a start or an end in whole numbers, or a label. They are left out, the others come in.',
  'table-span-partial': () => 'The tag lacks a start or an end in whole numbers. It is left out.',
  'table-span-unlabelled': () => 'Nothing says which label the tag has. It is left out: choose the column of labels.',
  'table-box-partial': () => 'The box lacks a number. It is left out.',
  'table-box-empty': () => 'The box has no extent: its width or height is not above 0. It is left out.',
  'table-box-fraction': () =>
    'The box is given in parts of the picture, not in pixels. It is left out: multiply by the width and height of the picture.',
  'table-box-unlabelled': () =>
    'Nothing says which label the box has. It is left out: state a label for boxes, or give a column that holds labels.',
  'table-date-ambiguous': () => 'Day and month of the date could change places. Say which comes first.',
  'table-identifier': () => 'A cell to be kept holds the identifier of the patient, study or file. It is left out.',
  'table-contradiction': ({ what: said, name }) =>
    `"${name}" is given ${what[String(said)] ?? 'something else'} here than before. What was said first stands.`,
  'table-group-without-files': ({ name }) =>
    `Nothing says which files belong to "${name}": pick the table that names them too.`,
  'table-split-leak': ({ first, second }) =>
    `A patient has files in two splits ("${first}" and "${second}"). A model trained on one knows patients of the other.`,
  'table-more-unmatched': ({ count }) =>
    `${Number(count).toLocaleString('en-GB')} more files that the tables name are not among those chosen.`,
  'table-file-ambiguous': () =>
    'Several rows can mean this file, since they name it with folders. Pick the folder instead of single files.',
  'pattern-empty': () => 'The pattern names nothing. Write for instance {patient}_{study}_{view}.png',
  'pattern-field-unknown': ({ field }) =>
    `The pattern has a name that means nothing: {${field}}. Known are {${patternFields.join('}, {')}} and {*}.`,
  'pattern-field-twice': ({ field }) => `The pattern has {${field}} twice.`,
  'pattern-fields-adjoin': ({ field }) =>
    `Nothing stands between {${field}} and what is before it, so nobody can say where one ends.`,
}

/** Plain English for a Problem of a manifest; undefined for others' codes. */
export function manifestMessage(problem: Problem): string | undefined {
  return messages[problem.code]?.(problem.params)
}
