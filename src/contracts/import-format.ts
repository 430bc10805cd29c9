import type { CaseBundle } from '../domain/records/case-bundle.ts'
import type { Annotator, Patient, Project } from '../domain/records/project.ts'
import type { Problem } from '../lib/result.ts'
import type { SourceFile } from './source-file.ts'

/** What a reader of annotations finds, in this order: the project, people, then case by case. */
export type Draft =
  | { readonly draft: 'project'; readonly project: Project }
  | { readonly draft: 'annotator'; readonly annotator: Annotator }
  | { readonly draft: 'patient'; readonly patient: Patient }
  | { readonly draft: 'case'; readonly bundle: CaseBundle }

export interface ImportFormat {
  readonly id: string
  readonly label: string
  /** URL or URN and version of the specification. */
  readonly spec: string
  /** 0 (not mine) to 1 (certainly mine); may read the first bytes. */
  recognise(files: readonly SourceFile[]): Promise<number>
  read(files: readonly SourceFile[], signal: AbortSignal): AsyncIterable<Draft | Problem>
}
