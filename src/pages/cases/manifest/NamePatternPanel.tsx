import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { parseNamePattern, patternFields } from '../../../interchange/manifest/name-pattern.ts'
import { patternReader } from '../../../interchange/manifest/pattern-rows.ts'
import { emptyMapping } from '../../../interchange/manifest/table-mapping.ts'
import { countText } from '../../../ui/time-text.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import styles from './ManifestStep.module.css'
import { rowWords } from './row-words.ts'

interface NamePatternPanelProps {
  readonly pattern: string
  readonly pictureNames: readonly string[]
  readonly onChange: (pattern: string) => void
}

const shownFiles = 12
const mapping = emptyMapping([], false)

/** A pattern that says what the names of the picked files are made of, and what comes of it. */
export function NamePatternPanel({ pattern, pictureNames, onChange }: NamePatternPanelProps) {
  const describe = useDescribe()
  const parsed = useMemo(() => (pattern.trim() === '' ? null : parseNamePattern(pattern)), [pattern])
  const read = parsed?.ok === true ? patternReader(parsed.value) : null
  const rows = useMemo(() => {
    const matcher = parsed?.ok === true ? parsed.value : null
    return matcher === null ? [] : pictureNames.map((name) => matcher.match(name) !== undefined)
  }, [parsed, pictureNames])
  const matching = rows.filter((isMatch) => isMatch).length
  return (
    <>
      <div className={styles.tableHead}>
        <h3 className={styles.subtitle}>File names</h3>
      </div>
      <div className={styles.pattern}>
        <TextInput
          label="Pattern of the file names"
          placeholder="{patient}_{study}_{view}.png"
          description={`In braces: ${patternFields.join(', ')}, or * for anything. A / stands between folders. Tables go before the pattern.`}
          error={parsed?.ok === false ? describe(parsed.error) : null}
          autoComplete="off"
          spellCheck={false}
          value={pattern}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {read !== null && (
          <p role="status" className={matching === 0 ? styles.warn : styles.dim}>
            {matching.toLocaleString('en-GB')} of {countText(pictureNames.length, 'file')} follow the pattern.
          </p>
        )}
      </div>
      <ul className={styles.names} aria-label="Picked files">
        {pictureNames.slice(0, shownFiles).map((name) => {
          const row = read?.(name)
          return (
            <li key={name}>
              <span className={styles.tabName}>{name}</span>
              {read !== null && row === undefined && <span className={styles.warn}>does not follow the pattern</span>}
              {row !== undefined && (
                <span className={styles.dim}>
                  {rowWords(row, mapping, true)
                    .slice(1)
                    .map(({ about, text }) => `${about}: ${text}`)
                    .join(' · ')}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {pictureNames.length > shownFiles && (
        <p className={styles.dim}>and {countText(pictureNames.length - shownFiles, 'more file')}.</p>
      )}
    </>
  )
}
