import type { Loss } from '../contracts/export-format.ts'
import type { CaseBundle, ProjectReader } from '../domain/records/case-bundle.ts'
import { type Pseudonyms, pseudonymsOf } from './pseudonyms.ts'
import { selectedWork } from './selected-work.ts'
import type { Selection } from './selection.ts'

/** A project as an export sees it: filtered, under pseudonyms where asked, everything in order of id. */
export interface ExportView extends ProjectReader {
  /** The id under which an annotator appears. */
  annotatorIdOf(annotatorId: string): Promise<string>
  /** Starts again from the first case; tells what is left out of each case before it comes. */
  cases(onLoss?: (loss: Loss) => void): AsyncIterable<CaseBundle>
}

/** The view that writing and reading back share, so that both look at the same records. `caseCount` counts what will be looked at. */
export async function exportView(reader: ProjectReader, selection: Selection): Promise<ExportView> {
  const { project, caseCount } = reader
  const { splits } = selection
  const splitOf = new Map(reader.patients.map(({ key, split }) => [key, split]))
  const patients = splits === null ? reader.patients : reader.patients.filter(({ split }) => splits.includes(split))
  const pseudonyms: Pseudonyms | undefined = selection.pseudonymous
    ? await pseudonymsOf(project.id, reader.annotators)
    : undefined
  return {
    project: pseudonyms?.in(project) ?? project,
    annotators: pseudonyms?.annotators ?? byId(reader.annotators),
    patients: byId(pseudonyms?.in(patients) ?? patients),
    caseCount,
    annotatorIdOf: async (id) => pseudonyms?.idOf(id) ?? id,
    async *cases(onLoss = () => {}) {
      for await (const whole of reader.cases()) {
        const bundle = selectedWork(whole, selection, splitOf.get(whole.case.patientKey) ?? null, onLoss)
        if (bundle === undefined) continue
        const ordered = inOrder(bundle)
        yield pseudonyms === undefined ? ordered : await pseudonyms.of(ordered)
      }
    },
  }
}

function inOrder({ case: own, items, findings, annotations, relations, reviews }: CaseBundle): CaseBundle {
  return {
    case: own,
    items: byId(items),
    findings: byId(findings),
    annotations: byId(annotations),
    relations: byId(relations),
    reviews: byId(reviews),
  }
}

/** Sorted by id; ids are lower-case, so that code unit order is their order everywhere. */
function byId<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
