import { z } from 'zod'
import type { Loss } from '../contracts/export-format.ts'
import type { CaseBundle, ProjectReader } from '../domain/records/case-bundle.ts'
import { type Pseudonyms, pseudonymsOf } from './pseudonyms.ts'
import { submittedWork } from './submitted-work.ts'

/** Options that every format has: what of a project leaves it, and under whose name. */
export const selectionOptions = {
  /** People are replaced by pseudonyms. */
  pseudonymous: z.boolean().default(false),
  /** Work that was not submitted is written too. */
  includeUnsubmitted: z.boolean().default(false),
}

export interface Selection {
  readonly pseudonymous: boolean
  readonly includeUnsubmitted: boolean
}

/** A project as an export sees it: filtered, under pseudonyms where asked, everything in order of id. */
export interface ExportView extends ProjectReader {
  /** The id under which an annotator appears. */
  annotatorIdOf(annotatorId: string): Promise<string>
  /** Starts again from the first case; tells what is left out of each case before it comes. */
  cases(onLoss?: (loss: Loss) => void): AsyncIterable<CaseBundle>
}

/** The view that writing and reading back share, so that both look at the same records. `caseCount` counts what will be looked at. */
export async function exportView(reader: ProjectReader, selection: Selection): Promise<ExportView> {
  const { project, patients, caseCount } = reader
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
        const bundle = selection.includeUnsubmitted ? whole : submittedWork(whole, onLoss)
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
