import type { Problem } from '../lib/result.ts'

type Params = Problem['params']

const gigabytes = (bytes: unknown) => `${(Number(bytes) / 1024 ** 3).toFixed(1)} GB`
const again = 'Pack it again, or unpack it and drop the folder.'

const nameFaults: Readonly<Record<string, string>> = {
  absolute: 'it begins at the root of a disk',
  parent: 'it leads out of its folder (..)',
  backslash: 'it holds a backslash',
  drive: 'it begins with the letter of a drive',
  control: 'it holds control characters',
  empty: 'it is empty',
}

const messages: Readonly<Record<string, (params: Params) => string>> = {
  'archive-truncated': () =>
    'This zip archive is cut off, or is none: the list of its files, at its end, is missing. Copy it again from where it came.',
  'archive-damaged': ({ reason }) => `This zip archive is damaged: ${String(reason)}. ${again}`,
  'archive-in-parts': () => `This zip archive is one part of several. Join the parts first. ${again}`,
  'archive-empty': () => 'This zip archive holds no file to import.',
  'archive-too-many': ({ count, limit }) =>
    `This zip archive says it holds ${String(count)} files; ${String(limit)} are the most that are read. Split it.`,
  'archive-too-large': ({ totalBytes, packedBytes }) =>
    `This zip archive would unpack from ${gigabytes(packedBytes)} to ${gigabytes(totalBytes)}, which is too much or not honest. Unpack it yourself and drop the folder in parts.`,
  'archive-nested': () => 'This is an archive inside an archive, which is not opened. Unpack it and drop its files.',
  'archive-entry-encrypted': () =>
    'The file is encrypted inside the archive. Unpack it with its password and drop the folder.',
  'archive-entry-method': ({ method }) =>
    `The file is packed by a method (${String(method)}) that is not read. ${again}`,
  'archive-entry-link': () => 'This is a link to another file, not a file. Links are not followed.',
  'archive-entry-name': ({ fault }) =>
    `The name of this entry cannot be trusted: ${nameFaults[String(fault)] ?? 'it is no plain path'}. It was not unpacked.`,
  'archive-entry-twice': () => 'The archive holds two files of this name. Only the first was read.',
  'archive-entry-too-large': ({ sizeBytes, limitBytes }) =>
    `The file has ${gigabytes(sizeBytes)}; ${gigabytes(limitBytes)} are the most that are unpacked. Unpack it yourself and drop it.`,
  'archive-entry-ratio': ({ limit }) =>
    `The file would unpack to more than ${String(limit)} times its size, as archives made to do harm do. Unpack it yourself if you trust it.`,
  'archive-entry-lies': () =>
    `The archive contradicts itself about this file: its header says something else than the list at the end. ${again}`,
  'archive-entry-size': () => `The file does not have the size that the archive says. ${again}`,
  'archive-entry-damaged': () => `The file is damaged inside the archive: its checksum does not match. ${again}`,
  'directory-file-missing': ({ directory }) =>
    `The list of the disc (${String(directory)}) names this file, and it was not among those given. Copy the whole disc, or drop its folder.`,
  'dicomdir-damaged': ({ reason }) =>
    `The list of the disc cannot be read: ${String(reason)}. The other files are read without it.`,
  'file-is-table': () =>
    'a table: it says something of other files, perhaps, but it is no picture and no note. It was not imported.',
  'dataset-not-alone': () =>
    'An exported dataset is imported by itself. Choose this file alone; nothing of it was imported now.',
  'file-not-recognised': () =>
    'No module reads this kind of file: it is neither a picture that can be opened nor plain text.',
  'import-rule-changed': () =>
    'Whether the project keeps its source files was changed while the preview was open. Nothing was imported: choose the files again.',
  'dropped-unreadable': ({ paths, count }) => {
    const [named, more] = [[paths].flat(), Number(count) - [paths].flat().length]
    const others = more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''
    return `Some of what you dropped could not be read and is not imported: ${named.join(', ')}${others}. It was moved or deleted meanwhile, or the browser may not read it. Drop it again.`
  },
  'import-files-gone': () =>
    'What was read of the files is gone from the browser, perhaps since a project was deleted meanwhile. Nothing was imported: choose the files again.',
  'span-quote-differs': ({ case: name, note, quote, start }) =>
    `In ${String(name)} the note “${String(note)}” does not read “${String(quote)}” at character ${String(start)}, where it is tagged. Open the case: the note says so too, and puts the tag on its words again. Or leave the tag out of the export by its label, reader or split.`,
  'span-quote-more': ({ count }) =>
    `${Number(count).toLocaleString('en-GB')} more tags of which the same is to be said.`,
  'tag-quote-differs': ({ label, start, end, quote, reads }) =>
    `The tag ${String(label)} at ${String(start)} to ${String(end)} is of the words “${String(quote)}”, but there the note reads “${String(reads)}”. It is left out: choose under “Offsets count” another way of counting, or correct the file.`,
  'tag-outside': ({ label, start, end }) =>
    `The tag ${String(label)} at ${String(start)} to ${String(end)} lies outside of the note or in the middle of a sign, or holds nothing. It is left out: choose under “Offsets count” another way of counting, or correct the file.`,
  'tag-not-a-note': ({ label }) => `The tag ${String(label)} is of a file that is no note. It is left out.`,
  'tags-more': ({ count }) =>
    `${Number(count).toLocaleString('en-GB')} more tags of which the same is to be said as of the first hundred.`,
  'tags-known-note': ({ count }) =>
    `${tagsAre(count)} of a note that the project has already, and left out: tags come in with new notes only. Import the file into a project that has not the note yet.`,
  'tags-without-note': ({ count }) =>
    `${tagsAre(count)} of a note that is not new: the text file of the same name was not chosen with it, or the project has it already. Choose both together, in a project that has not the note yet.`,
  'brat-line': () => 'The line begins like a tag of brat and cannot be read as one. It is left out.',
  'brat-others': ({ count, files }) =>
    `${Number(count).toLocaleString('en-GB')} ${Number(count) === 1 ? 'line' : 'lines'} of ${Number(files).toLocaleString('en-GB')} ${Number(files) === 1 ? '.ann file' : '.ann files'} ${Number(count) === 1 ? 'holds' : 'hold'} events, relations, attributes, codes or comments, which are not read. Keep the files for them.`,
  'note-undecided': ({ case: name, quote }) =>
    `In ${String(name)} something was tagged meanwhile (“${String(quote)}”), and nothing is decided of it. Nothing was imported: choose the files again.`,
  'note-rows-more': ({ count }) =>
    `${Number(count).toLocaleString('en-GB')} more rows of which the same is to be said as of the first hundred.`,
  'note-half-character': () =>
    'The text holds half of a character (a lone surrogate), which no file can hold. It is stored as the replacement character �.',
  'manifest-ambiguous': ({ name, count, some }) =>
    `"${String(name)}" fits ${String(count)} files (${[some].flat().join(', ')}, …). Give its folder too. The row was not used.`,
  'manifest-file-twice': ({ name }) =>
    `"${String(name)}" means a file that another row has spoken of. The row was not used.`,
  'manifest-series-contradiction': ({ what, values, more, rows }) =>
    `The ${String(rows)} rows of one series contradict each other in the ${String(what)}: ${valuesText(values)}${Number(more) > 0 ? ` and ${Number(more)} more` : ''}. What was said first stands.`,
  'manifest-series-columns': ({ columns, rows }) =>
    `The ${String(rows)} rows of one series differ in ${[columns]
      .flat()
      .map((column) => `"${column}"`)
      .join(', ')}: a case keeps only what is said of the whole of it. These values were left out.`,
  'manifest-series-absent': ({ label, present, absent, unsaid }) =>
    Number(present) > 0
      ? `${String(label)} is on ${countOf(present)} of a series and absent from ${countOf(absent)}. Those that have it carry a mark, the others none.`
      : `${String(label)} is absent from ${countOf(absent)} of a series, and of ${countOf(unsaid)} no row says anything: the series is not marked as without it.`,
  'manifest-series-label': ({ label, kept, values }) =>
    `A row gives ${String(label)} to a series as a whole: ${valuesText(kept)}. Other rows say otherwise of it: ${valuesText(values)}. The row of the whole stands, and theirs are not kept.`,
  'manifest-file-missing': ({ name }) => `There is no file "${String(name)}" among those chosen.`,
  'manifest-contradiction': ({ fact, header, manifest, name }) =>
    `The ${String(fact)} of "${String(name)}" is ${String(header)} by its header and ${String(manifest)} by the table. The header's is kept.`,
  'manifest-split-conflict': ({ splits }) =>
    `A patient is put into several splits (${[splits].flat().join(', ')}). What the project had is kept; a new patient gets none.`,
  'manifest-box-outside': ({ name, label, box, widthPx, heightPx }) =>
    `The box ${String(label)} (${String(box)}) of "${String(name)}" lies outside the picture of ${String(widthPx)} x ${String(heightPx)} pixels. It was left out.`,
  'manifest-box-empty': ({ name, label, box }) =>
    `The box ${String(label)} (${String(box)}) of "${String(name)}" has no extent. It was left out.`,
  'manifest-box-without-picture': ({ name, label, box }) =>
    `The box ${String(label)} (${String(box)}) is of "${String(name)}", which is not one picture. It was left out.`,
}

function tagsAre(count: unknown): string {
  return Number(count) === 1 ? 'One tag is' : `${Number(count).toLocaleString('en-GB')} tags are`
}

function countOf(slices: unknown): string {
  return Number(slices) === 1 ? '1 slice' : `${Number(slices)} slices`
}

/** "PA" (lines 2, 3), "AP" (line 4). */
function valuesText(values: unknown): string {
  const all = Array.isArray(values) ? values : []
  return all
    .map(({ value, lines, more }) => {
      const places = [lines].flat()
      const others = Number(more) > 0 ? ` and ${Number(more)} more` : ''
      return `"${String(value)}" (${places.length === 1 ? 'line' : 'lines'} ${places.join(', ')}${others})`
    })
    .join(', ')
}

/** Plain English for a Problem of importing: what is wrong, and what to do; undefined for others. */
export function importMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}
