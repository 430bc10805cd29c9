import { NativeSelect } from '@mantine/core'
import { assertions } from '../../../domain/records/annotation.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'
import { assertionText } from '../../../panels/annotations/annotation-text.ts'
import { countText } from '../../../ui/time-text.ts'
import styles from './ManifestStep.module.css'
import { labelValues } from './mapping-edits.ts'

interface AssertionRulesProps {
  readonly profile: TableProfile
  readonly mapping: TableMapping
  readonly onMapping: (mapping: TableMapping) => void
}

const notAssessed = 'not-assessed'
const unknown = 'unknown'

/** What each value of the label columns says; nothing where there are no label columns. */
export function AssertionRules({ profile, mapping, onMapping }: AssertionRulesProps) {
  const values = labelValues(profile, mapping)
  if (values.length === 0) return null
  const saidBy = (key: string) => {
    if (!Object.hasOwn(mapping.assertions, key)) return unknown
    return mapping.assertions[key] ?? notAssessed
  }
  const set = (key: string, said: string) => {
    const { [key]: _, ...others } = mapping.assertions
    if (said === unknown) return onMapping({ ...mapping, assertions: others })
    const assertion = assertions.find((known) => known === said) ?? null
    return onMapping({ ...mapping, assertions: { ...others, [key]: assertion } })
  }
  return (
    <table className={styles.assertions} aria-label="What values say">
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">says of the label</th>
          <th scope="col" className={styles.number}>
            Cells
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ key, count }) => {
          const said = saidBy(key)
          const name = key === '' ? 'blank' : key
          return (
            <tr key={key}>
              <th scope="row">{key === '' ? <em>blank</em> : key}</th>
              <td>
                <NativeSelect
                  aria-label={`A value of ${name} says`}
                  value={said}
                  error={said === unknown}
                  data={[
                    ...assertions.map((assertion) => ({ value: assertion, label: assertionText[assertion] })),
                    { value: notAssessed, label: 'Not assessed' },
                    { value: unknown, label: 'Not understood' },
                  ]}
                  onChange={(event) => set(key, event.currentTarget.value)}
                />
              </td>
              <td className={styles.number} title={countText(count, 'cell')}>
                {count.toLocaleString('en-GB')}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
