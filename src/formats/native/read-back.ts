import type { NamedFile, ReadBack } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { valuesFor } from '../../interchange/case-measurements.ts'
import { Comparison } from '../../interchange/comparison.ts'
import { exportView } from '../../interchange/export-view.ts'
import type { JsonPart } from '../../lib/json-part.ts'
import { readJsonStream } from '../../lib/json-stream.ts'
import { problem } from '../../lib/result.ts'
import { CaseComparison } from './case-comparison.ts'
import { datasetFileName } from './dataset-schema.ts'
import type { NativeOptions } from './native-options.ts'
import { headOf } from './write-dataset.ts'

/**
 * Reads written bytes back and compares record by record with the project under the same options. Problems: `read-back-missing`,
 * `read-back-unexpected`, `read-back-differs` {kind, id, path}, `read-back-more` {count}, `read-back-file-missing`, and those of
 * `readJsonStream`.
 */
export async function readBackDataset(
  files: readonly NamedFile[],
  project: ProjectReader,
  options: NativeOptions,
): Promise<ReadBack> {
  const file = files.find((candidate) => candidate.file === datasetFileName)
  if (file === undefined)
    return { counts: {}, problems: [problem('read-back-file-missing', {}, { file: datasetFileName })] }
  const view = await exportView(project, options)
  const comparison = new Comparison(datasetFileName)
  const head = new Map<string, unknown>(Object.entries(await headOf(view, options)))
  const annotators = comparison.list('annotator', view.annotators)
  const patients = comparison.list('patient', view.patients)
  const cases = new CaseComparison(comparison, view.cases(), (bundle) => valuesFor(project, bundle, options))
  const arrays = new Set(['annotators', 'patients', 'cases'])

  for await (const part of readJsonStream(file.body)) {
    if ('code' in part) {
      return { counts: comparison.counts, problems: [...comparison.problems(), { ...part, file: file.file }] }
    }
    if (part.part === 'member') {
      const expected = head.get(part.key)
      const isKnown = head.delete(part.key)
      if (isKnown && part.key === 'project') comparison.record('project', project.project.id, expected, part.value)
      else if (isKnown) comparison.value('member', part.key, expected, part.value)
      else comparison.note('read-back-unexpected', { kind: 'member', id: part.key })
    } else if (part.part === 'array') {
      if (!arrays.delete(part.key)) comparison.note('read-back-unexpected', { kind: 'member', id: part.key })
    } else await element(part)
  }
  async function element({ key, value }: JsonPart & { part: 'element' }): Promise<void> {
    if (key === 'annotators') annotators.take(value)
    if (key === 'patients') patients.take(value)
    if (key === 'cases') await cases.take(value)
  }
  for (const member of [...head.keys(), ...arrays]) comparison.note('read-back-missing', { kind: 'member', id: member })
  annotators.finish()
  patients.finish()
  await cases.finish()
  return { counts: comparison.counts, problems: comparison.problems() }
}
