import type {
  ChainReport,
  EntryFault,
  FileFault,
  LogCheckProgress,
  LogReport,
  RowDifference,
  RowTable,
} from '../../../persistence/log-check/log-report.ts'
import { allHolds, logHolds } from '../../../persistence/log-check/log-report.ts'
import { countText } from '../../../ui/time-text.ts'

const phases: Readonly<Record<LogCheckProgress['phase'], string>> = {
  entries: 'Checking hashes, links and signatures',
  rows: 'Comparing the rows with the log',
  files: 'Checking the files',
}

export function phaseText(progress: LogCheckProgress | null): string {
  return progress === null ? 'Starting' : phases[progress.phase]
}

/** "about 15 s left", in steps of five; null where it is not known. @param leftMs see `phaseClock` */
export function timeLeftText(leftMs: number | null): string | null {
  if (leftMs === null) return null
  const seconds = leftMs / 1000
  if (seconds < 5) return 'a few seconds left'
  return seconds < 90 ? `about ${Math.ceil(seconds / 5) * 5} s left` : `about ${Math.ceil(seconds / 60)} min left`
}

/** Result of a whole check, in a sentence. */
export function verdictText(report: LogReport): string {
  const { entries, files, chains, rows, fileFaults, invalidRecords } = report
  if (allHolds(report)) {
    const signed = `${countText(entries, 'entry', 'entries')} by ${countText(peopleIn(chains), 'annotator')}`
    const filed = files === 0 ? '' : `, and ${countText(files, 'file')} as imported`
    return `Everything holds: ${signed}, each as it was signed, rows as the log has them${filed}.`
  }
  const wrong = [
    logHolds(report) ? 'The log holds' : 'The log does not hold',
    ...(rows.length === 0 ? [] : ['rows differ from it']),
    ...(invalidRecords === 0 ? [] : [`${countText(invalidRecords, 'record')} cannot be read`]),
    ...(fileFaults.length === 0 ? [] : [`${countText(fileFaults.length, 'file')} missing or damaged`]),
  ]
  return `${wrong.join('; ')}.`
}

function peopleIn(chains: readonly ChainReport[]): number {
  return new Set(chains.map(({ annotatorId }) => annotatorId)).size
}

/** Said of one entry, and of several. */
const faults: Readonly<Record<EntryFault, readonly [one: string, many: string]>> = {
  hash: ['entry changed since it was made', 'entries changed since they were made'],
  body: ['entry whose content was changed', 'entries whose content was changed'],
  signature: ['entry not signed by this annotator', 'entries not signed by this annotator'],
  sequence: ['entry that does not follow the one before', 'entries that do not follow the one before'],
  chain: ['entry of another chain', 'entries of another chain'],
  unreadable: ['entry that cannot be read', 'entries that cannot be read'],
  'body-gone': ['entry whose content is gone', 'entries whose content is gone'],
  replaced: ['entry that is not the one others have seen', 'entries that are not those others have seen'],
}

/** What was found of a chain: "Holds", or each fault with the first entry that has it, counted from 1. */
export function chainText({ faults: found, cutOff }: ChainReport): string {
  const parts = found.map(
    ({ fault, count, firstSeq }) =>
      `${countText(count, ...faults[fault])} (the first is number ${(firstSeq + 1).toLocaleString('en-GB')})`,
  )
  if (cutOff > 0) parts.push(`${countText(cutOff, 'entry', 'entries')} gone from the end`)
  return parts.length === 0 ? 'Holds' : parts.join('; ')
}

/** The first of a hash, enough to compare it by eye with a note of it. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

const tables: Readonly<Record<RowTable, readonly [one: string, many: string]>> = {
  project: ['project', 'projects'],
  annotator: ['annotator', 'annotators'],
  patient: ['patient', 'patients'],
  case: ['case', 'cases'],
  item: ['item', 'items'],
  annotation: ['annotation', 'annotations'],
  finding: ['finding', 'findings'],
  relation: ['relation', 'relations'],
  review: ['review', 'reviews'],
  tombstone: ['note of a removal', 'notes of removals'],
  conflict: ['note of a conflict', 'notes of conflicts'],
  summary: ['line of the list of cases', 'lines of the list of cases'],
  file: ['reference to a file', 'references to files'],
}

/** How the rows of a table differ: "2 annotations missing, 1 different". */
export function differenceText({ table, missing, differing, extra }: RowDifference): string {
  const parts = [
    [missing, 'missing'],
    [differing, 'different'],
    [extra, 'that the log does not know'],
  ] as const
  const [first, ...others] = parts.filter(([count]) => count > 0)
  if (first === undefined) return ''
  return [
    `${countText(first[0], ...tables[table])} ${first[1]}`,
    ...others.map(([count, how]) => `${count.toLocaleString('en-GB')} ${how}`),
  ].join(', ')
}

/** What is wrong with a file and what to do. */
export function fileFaultText({ fault, cases }: FileFault): string {
  const where = cases.length === 0 ? 'A file that no case needs now' : `A file of ${cases.join(', ')}`
  return fault === 'missing'
    ? `${where} is gone from the browser. Import it again: it comes back to its place.`
    : `${where} is damaged. Import it again: it is put in its place.`
}
