import { expect, test } from 'vitest'
import type { ChainReport, LogReport } from '../../../persistence/log-check/log-report.ts'
import { chainText, differenceText, fileFaultText, verdictText } from './check-text.ts'

const chain: ChainReport = {
  chain: '0'.repeat(32),
  annotatorId: 'a',
  annotatorName: 'Ada',
  isThisDevice: true,
  entries: 1204,
  firstAt: '2026-01-01T00:00:00.000Z',
  lastAt: '2026-01-02T00:00:00.000Z',
  headHash: 'f'.repeat(64),
  faults: [],
  cutOff: 0,
}
const report: LogReport = { entries: 1204, chains: [chain], rows: [], invalidRecords: 0, files: 3, fileFaults: [] }

test('a whole project is said to hold, with what was looked at', () => {
  expect(verdictText(report)).toBe(
    'Everything holds: 1,204 entries by 1 annotator, each as it was signed, rows as the log has them, and 3 files as imported.',
  )
  expect(verdictText({ ...report, files: 0 })).toMatch(/as the log has them\.$/)
  expect(chainText(chain)).toBe('Holds')
})

test('each fault of a chain is named with the first entry that has it, counted from one', () => {
  const faulty: ChainReport = { ...chain, faults: [{ fault: 'hash', count: 1, firstSeq: 0 }], cutOff: 2 }
  expect(chainText(faulty)).toBe(
    '1 entry changed since it was made (the first is number 1); 2 entries gone from the end',
  )
  expect(verdictText({ ...report, chains: [faulty] })).toBe('The log does not hold.')
})

test('rows that differ and files that are gone do not hide that the log holds', () => {
  const rows = [{ table: 'annotation', missing: 2, differing: 1, extra: 0 }] as const
  const fileFaults = [{ sha256: '0'.repeat(64), fault: 'missing', cases: ['Case 1'] }] as const
  expect(verdictText({ ...report, rows, fileFaults })).toBe(
    'The log holds; rows differ from it; 1 file missing or damaged.',
  )
  expect(differenceText(rows[0])).toBe('2 annotations missing, 1 different')
  expect(differenceText({ ...rows[0], missing: 0, differing: 0, extra: 1 })).toBe(
    '1 annotation that the log does not know',
  )
  expect(fileFaultText(fileFaults[0])).toMatch(/^A file of Case 1 is gone/)
})
