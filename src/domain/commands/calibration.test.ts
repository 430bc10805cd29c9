import { expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { Json } from '../../lib/json.ts'
import { measured } from '../measure/measurements.ts'
import { aspectOf } from '../measure/scale.ts'
import type { Fact } from '../records/case.ts'
import type { Target } from '../records/target.ts'
import { calibrateSpacing, dropCalibration } from './fact-commands.ts'
import { projectOf } from './project-commands.ts'

const line = { a: { x: 10, y: 10 }, b: { x: 110, y: 10 } }
const target: Target = { kind: 'length', ...line }

test('a calibration is a fact of the item: measured by, undone, redone and taken back', async () => {
  const { caseStore, projectStore, item } = createMemorySession([testLabel('Nodule', '#e69f00')], 'image')
  const project = projectOf(projectStore.get())
  if (project === undefined) throw new Error('no project')
  const facts = () => caseStore.get().tables.item.get(item.id)?.facts ?? {}
  const filed = facts().spacing
  expect(caseStore.dispatch(calibrateSpacing(item.id, line, 0, project)).ok).toBe(false)
  expect(caseStore.dispatch(calibrateSpacing(item.id, line, 25, project)).ok).toBe(true)
  const stated = facts().spacing
  expect(stated).toMatchObject({ origin: 'reader', value: { lengthMm: 25, ...line } })
  expect(measured(target, facts())).toMatchObject({
    values: [{ value: 25, unit: 'mm' }],
    scale: { source: { tag: 'Calibration' } },
  })
  await caseStore.undo()
  expect(facts().spacing).toEqual(filed)
  await caseStore.redo()
  expect(facts().spacing).toEqual(stated)
  caseStore.dispatch(dropCalibration(item.id, project))
  expect(facts().spacing).toEqual(filed)
})

const fromHeader = (value: Json): Fact => ({ value, origin: 'header' })
const region = { x0: 0, y0: 0, x1: 99, y1: 79, rowMm: 2, columnMm: 1 }

test.each([
  ['the file', { pixelAspect: fromHeader(2) }],
  [
    'most of an ultrasound picture',
    { rows: fromHeader(100), columns: fromHeader(100), ultrasoundRegions: fromHeader([region]) },
  ],
])('pixels whose shape %s tells keep it when their size is calibrated', (_, told) => {
  const { caseStore, projectStore, item } = createMemorySession([], 'image', undefined, told)
  const project = projectOf(projectStore.get())
  if (project === undefined) throw new Error('no project')
  const down = { a: { x: 10, y: 10 }, b: { x: 10, y: 60 } }
  expect(caseStore.dispatch(calibrateSpacing(item.id, down, 50, project)).ok).toBe(true)
  const facts = caseStore.get().tables.item.get(item.id)?.facts ?? {}
  expect(facts.spacing?.value).toMatchObject({ rowMm: 1, columnMm: 0.5 })
  expect(aspectOf(facts)).toBe(2)
  expect(measured(target, facts).values[0]?.value).toBe(50)
})
