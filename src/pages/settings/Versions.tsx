import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { diffLabelSets } from '../../domain/labels/label-set-diff.ts'
import type { Change } from '../../domain/log/change.ts'
import { type DefinitionVersion, guidelineVersions, labelSetVersions } from '../../domain/log/definition-history.ts'
import type { LabelSet } from '../../domain/records/label.ts'
import type { Project } from '../../domain/records/project.ts'
import { diffLines } from '../../domain/text/line-diff.ts'
import { everyCase } from '../../persistence/case-list/case-query.ts'
import type { Facets, FacetValue } from '../../persistence/case-list/facets.ts'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { countText, timeText } from '../../ui/time-text.ts'
import { useApp } from '../shared/app-services.ts'
import { addressOfQuery } from '../shared/case-query-address.ts'
import { casesPath } from '../shared/paths.ts'
import { differenceText } from './label-difference-text.ts'
import styles from './Versions.module.css'

interface VersionsProps {
  readonly projectId: string
  /** The project's own changes; undefined until they are read. */
  readonly changes: readonly Change[] | undefined
  /** What occurs in the project's cases; undefined until it is counted. */
  readonly facets: Facets | undefined
  readonly annotatorName: (id: string) => string
}

/** Every version of the label set and what was made under it. */
export function LabelSetVersions({ changes, ...props }: VersionsProps) {
  const versions = useMemo(() => changes && labelSetVersions(changes), [changes])
  return <VersionList {...props} title="Label set" field="labelSet" versions={versions} diff={labelDiff} />
}

/** Every version of the guideline and what was made under it. */
export function GuidelineVersions({ changes, ...props }: VersionsProps) {
  const versions = useMemo(() => changes && guidelineVersions(changes), [changes])
  return <VersionList {...props} title="Guideline" field="guideline" versions={versions} diff={guidelineDiff} />
}

function labelDiff({ before, content }: DefinitionVersion<LabelSet>): ReactNode {
  if (before === null) return <p className={styles.dim}>{content.labels.map(({ name }) => name).join(', ')}</p>
  return (
    <ul className={styles.differences}>
      {diffLabelSets(before, content).map((difference) => {
        const text = differenceText(difference)
        return <li key={text}>{text}</li>
      })}
    </ul>
  )
}

const signs = { same: ' ', added: '+', removed: '−' } as const

function guidelineDiff({ before, content }: DefinitionVersion<Project['guideline']>): ReactNode {
  const lines = diffLines(before?.markdown ?? '', content.markdown)
  if (lines.length === 0) return <p className={styles.dim}>Empty</p>
  return (
    <pre className={styles.lines}>
      {lines.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a past text do not move
        <span key={index} className={styles.line} data-kind={kind}>
          {`${signs[kind]} ${text}\n`}
        </span>
      ))}
    </pre>
  )
}

interface VersionListProps<T> extends Omit<VersionsProps, 'changes'> {
  readonly title: string
  readonly field: 'labelSet' | 'guideline'
  readonly versions: readonly DefinitionVersion<T>[] | undefined
  readonly diff: (version: DefinitionVersion<T>) => ReactNode
}

function VersionList<T>({ title, field, versions, diff, projectId, facets, annotatorName }: VersionListProps<T>) {
  if (versions === undefined)
    return <SkeletonRows label={`Reading the versions of the ${title.toLowerCase()}`} rows={2} />
  const [latest] = versions.slice(-1)
  return (
    <details className={styles.versions}>
      <summary>
        {title}: {countText(versions.length, 'version')}
      </summary>
      <ol reversed className={styles.list} aria-label={`Versions of the ${title.toLowerCase()}`}>
        {versions.toReversed().map((version) => (
          <li key={`${version.version} ${version.at}`} className={styles.version}>
            <div className={styles.head}>
              <strong>Version {version.version}</strong>
              <span className={styles.dim}>
                {timeText(version.at)}, {annotatorName(version.by)}
                {version === latest && ', the latest'}
              </span>
              <MadeUnder projectId={projectId} field={field} version={version.version} counted={facets?.[field]} />
            </div>
            {diff(version)}
          </li>
        ))}
      </ol>
    </details>
  )
}

interface MadeUnderProps {
  readonly projectId: string
  readonly field: 'labelSet' | 'guideline'
  readonly version: number
  readonly counted: readonly FacetValue[] | undefined
}

/** How many annotations were made under a version, leading to their cases. */
function MadeUnder({ projectId, field, version, counted }: MadeUnderProps) {
  const { actor } = useApp().env
  if (counted === undefined) return null
  const value = String(version)
  const found = counted.find((facet) => facet.value === value)
  if (found === undefined) return <span className={styles.dim}>No annotation made under it</span>
  const search = addressOfQuery({ ...everyCase(actor), chosen: { [field]: [value] } }, actor)
  return (
    <Link href={casesPath(projectId, search)}>
      {countText(found.annotations, 'annotation')} in {countText(found.cases, 'case')}
    </Link>
  )
}
