import type { z } from 'zod'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import { annotatorSchema, patientSchema } from '../../domain/records/project.ts'
import type { JsonPart } from '../../lib/json-part.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { bundleOf } from './dataset-case.ts'
import { datasetCaseSchema, datasetHeadShape, datasetSchemaName } from './dataset-schema.ts'
import { isValid } from './is-valid.ts'
import { type RecordPlace, ReferenceCheck } from './reference-check.ts'

/** Told before the rest is only counted: a file made by a faulty program has the same fault in every record. */
const toldProblems = 500
const toldIssuesOfRecord = 20

type HeadMember = keyof typeof datasetHeadShape
const arrayMembers = ['annotators', 'patients', 'cases']

/**
 * Checks a dataset part by part as `readJsonStream` gives it: every record by its schema, ids and references. Problems:
 * `dataset-version` {schema} (a later format: nothing else is said of it), `dataset-invalid` {path, message},
 * `dataset-member-missing` {member}, those of `ReferenceCheck` with their {path}, and `dataset-more-problems` {count}.
 */
export class DatasetCheck {
  /** Records found, by kind. */
  readonly counts: Record<string, number> = {}
  /** The file is of another version; there is no use in reading on. */
  isForeign = false
  #problems: Problem[] = []
  #told = 0
  readonly #missing = new Set([...Object.keys(datasetHeadShape), ...arrayMembers])
  readonly #references = new ReferenceCheck((code, params, place) => this.#report(code, params, place))

  /** Checks the next part. The bundle is that of a case whose records are valid by themselves. */
  take(part: JsonPart): { readonly problems: Problem[]; readonly bundle?: CaseBundle } {
    this.#missing.delete(part.key)
    if (part.part === 'element') {
      const bundle = this.#element(part)
      return { problems: this.#taken(), ...(bundle === undefined ? {} : { bundle }) }
    }
    if (part.part === 'member') this.#member(part)
    else if (isHeadMember(part.key)) this.#report('dataset-invalid', { message: 'an array' }, this.#place(part))
    return { problems: this.#taken() }
  }

  /** What can be said only of the whole file. */
  finish(): Problem[] {
    if (!this.isForeign) {
      for (const member of this.#missing) this.#report('dataset-member-missing', { member }, { path: '', line: 1 })
      this.#references.finish()
      const more = this.#told - toldProblems
      if (more > 0) this.#problems.push(problem('dataset-more-problems', { count: more }))
    }
    return this.#taken()
  }

  #member({ key, value, ...place }: JsonPart & { part: 'member' }): void {
    const at = this.#place({ key, ...place })
    if (key === 'schema' && value !== datasetSchemaName) {
      this.isForeign = true
      this.#problems = [problem('dataset-version', { schema: value }, { line: at.line })]
    } else if (key === 'project') {
      if (this.#isValid(datasetHeadShape.project, value, at)) {
        this.#count('project')
        this.#references.project(value, at)
      }
    } else if (isHeadMember(key)) {
      this.#isValid<unknown>(datasetHeadShape[key], value, at)
    } else if (arrayMembers.includes(key)) {
      this.#report('dataset-invalid', { message: 'not an array' }, at)
    }
  }

  #element({ key, value, ...place }: JsonPart & { part: 'element' }): CaseBundle | undefined {
    const at = this.#place({ key, ...place })
    if (key === 'annotators' && this.#isValid(annotatorSchema, value, at)) {
      this.#count('annotator')
      this.#references.annotator(value, at)
    } else if (key === 'patients' && this.#isValid(patientSchema, value, at)) {
      this.#count('patient')
      this.#references.patient(value, at)
    } else if (key === 'cases' && this.#isValid(datasetCaseSchema, value, at)) {
      const bundle = bundleOf(value)
      this.#countCase(bundle)
      this.#references.case(bundle, at)
      return bundle
    }
    return undefined
  }

  #countCase({ items, findings, annotations, relations, reviews }: CaseBundle): void {
    this.#count('case')
    this.#count('item', items.length)
    this.#count('finding', findings.length)
    this.#count('annotation', annotations.length)
    this.#count('relation', relations.length)
    this.#count('review', reviews.length)
  }

  #count(kind: string, by = 1): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + by
  }

  #place({ key, index, line }: { readonly key: string; readonly index?: number; readonly line: number }): RecordPlace {
    return { path: index === undefined ? `/${key}` : `/${key}/${index}`, line }
  }

  #isValid<T>(schema: z.ZodType<T>, value: unknown, at: RecordPlace): value is T {
    return isValid(schema, value, (issues) => {
      for (const { path, message } of issues.slice(0, toldIssuesOfRecord)) {
        this.#report('dataset-invalid', { message }, { ...at, path: `${at.path}${path}` })
      }
      const more = issues.length - toldIssuesOfRecord
      if (more > 0) this.#report('dataset-invalid', { message: `and ${more} more faults` }, at)
    })
  }

  #report(code: string, params: Readonly<Record<string, unknown>>, { path, line }: RecordPlace): void {
    this.#told += 1
    if (this.#told <= toldProblems) this.#problems.push(problem(code, { ...params, path }, { line }))
  }

  #taken(): Problem[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }
}

function isHeadMember(key: string): key is HeadMember {
  return Object.hasOwn(datasetHeadShape, key)
}
