import { NativeSelect, TextInput } from '@mantine/core'
import { type ColumnRole, type ColumnUse, columnRoles } from '../../../interchange/manifest/table-mapping.ts'
import { rolesOfNotes } from '../../../interchange/notes/guess-notes.ts'
import { countText } from '../../../ui/time-text.ts'
import styles from './ColumnTable.module.css'
import { roleGroups, roleText } from './role-text.ts'

interface ColumnHeadProps {
  readonly name: string
  readonly use: ColumnUse
  /** Whether the table holds notes: of pictures its columns say nothing. */
  readonly isNotes: boolean
  readonly misunderstood: number
  readonly onRole: (role: ColumnRole) => void
  readonly onName: (name: string) => void
}

const option = (role: ColumnRole) => ({ value: role, label: roleText[role] })
function menuOf(isOffered: (role: ColumnRole) => boolean) {
  const groups = roleGroups.map(({ group, roles }) => ({ group, items: roles.filter(isOffered).map(option) }))
  return [option('ignore'), ...groups.filter(({ items }) => items.length > 0)]
}
const menu = menuOf((role) => role !== 'note-id' && role !== 'note-type')
const noteMenu = menuOf((role) => rolesOfNotes.includes(role))

/** Roles under a name of their own, which may differ from the header. */
const nameText: Partial<Record<ColumnRole, string>> = { label: 'Name of the label', metadata: 'Kept under the name' }

/** The head of a column: its name, what it is for, and under which name where that matters. */
export function ColumnHead({ name, use, isNotes, misunderstood, onRole, onName }: ColumnHeadProps) {
  const ownName = nameText[use.role]
  return (
    <th scope="col" data-unused={use.role === 'ignore' || undefined}>
      <span className={styles.header} title={name}>
        {name}
      </span>
      <NativeSelect
        aria-label={`What “${name}” is for`}
        data={isNotes ? noteMenu : menu}
        value={use.role}
        onChange={(event) => {
          const role = columnRoles.find((known) => known === event.currentTarget.value)
          if (role !== undefined) onRole(role)
        }}
      />
      {ownName !== undefined && (
        <TextInput
          className={styles.quiet}
          aria-label={`${ownName}: “${name}”`}
          value={use.name}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      )}
      {misunderstood > 0 && <span className={styles.warn}>{countText(misunderstood, 'cell')} not understood</span>}
    </th>
  )
}
