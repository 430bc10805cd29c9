import type { Annotation } from '../../src/domain/records/annotation.ts'
import type { CaseBundle, ProjectReader } from '../../src/domain/records/case-bundle.ts'
import type { Target } from '../../src/domain/records/target.ts'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import type { NativeOptions } from '../../src/formats/native/native-options.ts'
import { validateDataset } from '../../src/formats/native/validate-dataset.ts'
import { unwrap } from '../../src/lib/result.ts'
import { collectLosses, keepingSink, nullSink } from '../fixtures/sinks.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'

const annotationCount = 100_000
const annotationsPerCase = 100
const runs = 3
/** Flat: a tenth of the cases alone would be more. */
const heapBarMb = 2

const at = '2026-01-01T00:00:00.000Z'
const id = (group: number, index: number) => `01900000-000${group}-7000-8000-${index.toString(16).padStart(12, '0')}`
const reader = id(1, 1)
const label = id(2, 1)

/** Boxes, polygons of 20 vertices and spans in turn. */
function target(index: number): Target {
  const x = (index * 7.25) % 3000
  if (index % 3 === 0) return { kind: 'box', x, y: x / 3, width: 40.5, height: 30.25, rotation: 0 }
  if (index % 3 === 1) {
    const vertex = (_: unknown, at: number) => ({ x: x + 20 * Math.cos(at), y: x + 20 * Math.sin(at) })
    return { kind: 'polygon', rings: [Array.from({ length: 20 }, vertex)] }
  }
  return { kind: 'span', fragments: [{ start: index, end: index + 16, quote: 'pleural effusion' }] }
}

function annotation(index: number, caseId: string, itemId: string): Annotation {
  return {
    id: id(3, index),
    revision: 1,
    caseId,
    itemId,
    target: target(index),
    labelId: label,
    assertion: 'present',
    codings: [{ system: 'urn:glossa:starter', version: '1', code: '1234', display: 'Pleural effusion' }],
    codingState: 'coded',
    laterality: 'left',
    attributes: { certainty: 3 },
    findingId: null,
    createdBy: reader,
    createdAt: at,
    updatedBy: reader,
    updatedAt: at,
    labelSetVersion: 1,
    guidelineVersion: 1,
    origin: { kind: 'human', agent: reader, version: '', confidence: null },
    display: { windowCentre: 40, windowWidth: 400 },
    comment: '',
  }
}

function bundle(index: number): CaseBundle {
  const caseId = id(4, index)
  const itemId = id(5, index)
  const item = {
    id: itemId,
    revision: 1,
    caseId,
    modality: 'image',
    name: 'Chest film',
    parts: [{ blob: index.toString(16).padStart(64, '0'), uid: null, frames: 1 }],
    source: { system: 'png', device: null, acquiredAt: null },
    facts: {},
  }
  const review = {
    id: id(6, index),
    revision: 1,
    caseId,
    annotatorId: reader,
    status: 'submitted' as const,
    outcome: 'findings' as const,
    reason: null,
    startedAt: at,
    submittedAt: at,
    activeSeconds: 60,
  }
  return {
    case: {
      id: caseId,
      revision: 1,
      projectId: id(0, 1),
      patientKey: 'p',
      name: `Case ${index}`,
      context: '',
      items: [itemId],
      createdAt: at,
    },
    items: [item],
    findings: [],
    annotations: Array.from({ length: annotationsPerCase }, (_, mark) =>
      annotation(index * annotationsPerCase + mark, caseId, itemId),
    ),
    relations: [],
    reviews: [review],
  }
}

function project(bundles: readonly CaseBundle[]): ProjectReader {
  return {
    project: {
      id: id(0, 1),
      revision: 1,
      name: 'Bench',
      guideline: { version: 1, markdown: '' },
      labelSet: {
        version: 1,
        labels: [
          {
            id: label,
            name: 'Effusion',
            color: '#e69f00',
            hotkey: null,
            targets: [],
            coding: null,
            conceptConstraint: null,
            attributes: [],
            paired: true,
          },
        ],
      },
      terminologies: [],
      rules: { blinding: [], requiredFields: [] },
      createdAt: at,
    },
    annotators: [{ id: reader, revision: 1, name: 'Reader', role: '', credential: '', keys: [] }],
    patients: [{ id: id(7, 1), revision: 1, key: 'p', split: null, consent: null }],
    caseCount: bundles.length,
    async *cases() {
      yield* bundles
    },
  }
}

async function median(run: () => unknown): Promise<number> {
  await run()
  const samples: number[] = []
  for (let index = 0; index < runs; index++) {
    const start = performance.now()
    await run()
    samples.push(performance.now() - start)
  }
  return percentile(samples, 0.5)
}

/**
 * The native writer over 100,000 annotations of 1,000 cases that are in memory already, into a sink that keeps nothing, against one
 * `JSON.stringify` of the same; then what comes after it: reading back, and validation.
 */
export async function benchExport(): Promise<BenchRow[]> {
  const bundles = Array.from({ length: annotationCount / annotationsPerCase }, (_, index) => bundle(index))
  const whole = project(bundles)
  const options = unwrap(nativeExport.parseOptions({ exportedAt: at, exportedBy: reader, appVersion: '0' }))
  const stringify = await median(() => JSON.stringify(bundles))
  const writer = await median(() => collectLosses(nativeExport.write(whole, options), nullSink))
  const hidden = { ...options, pseudonymous: true }
  const pseudonymous = await median(() => collectLosses(nativeExport.write(whole, hidden), nullSink))

  const { sink, files } = keepingSink()
  await collectLosses(nativeExport.write(whole, options), sink)
  const readBack = await median(() => nativeExport.readBack(files, whole, options))
  const [file] = files
  const validation = await median(() => file && validateDataset(file.body))

  const baseline = { name: 'JSON.stringify', value: stringify }
  const row = (name: string, value: number, bar: number | null): BenchRow => {
    return { name: `export of 100,000 annotations: ${name} (median)`, value, unit: 'ms', bar, baseline }
  }
  return [
    row('writer into a null sink', writer, 2 * stringify),
    row('the same under pseudonyms', pseudonymous, null),
    row('reading back', readBack, null),
    row('validation', validation, null),
    {
      name: 'the same: heap kept between the first case and the last',
      value: await heapKeptMb(options),
      unit: 'MB',
      bar: heapBarMb,
    },
  ]
}

/** What the writer has kept by the last of cases that are made as they are asked for; 0 where the heap cannot be collected. */
async function heapKeptMb(options: NativeOptions): Promise<number> {
  const { gc } = globalThis
  if (gc === undefined) return 0
  const heaps: number[] = []
  const count = annotationCount / annotationsPerCase
  async function* cases() {
    for (let index = 0; index < count; index++) {
      yield bundle(index)
      if (index % (count / 10) !== 0) continue
      gc?.()
      heaps.push(process.memoryUsage().heapUsed)
    }
  }
  await collectLosses(nativeExport.write({ ...project([]), caseCount: count, cases }, options), nullSink)
  return Math.max(0, (heaps.at(-1) ?? 0) - (heaps[0] ?? 0)) / 2 ** 20
}
