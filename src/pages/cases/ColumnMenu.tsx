import { Button, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { SortColumn } from '../../persistence/case-list/case-query.ts'
import { caseColumns, firstColumns } from './case-columns.tsx'
import styles from './Filters.module.css'

interface ColumnMenuProps {
  readonly chosen: readonly SortColumn[]
  readonly onChoose: (columns: readonly SortColumn[]) => void
}

/** Which columns the list shows; kept for this project on this machine. */
export function ColumnMenu({ chosen, onChoose }: ColumnMenuProps) {
  return (
    <Menu position="bottom-end" width={190} closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        {caseColumns.slice(1).map(({ id, title }) => (
          <Menu.CheckboxItem
            key={id}
            checked={chosen.includes(id)}
            onChange={(isOn) => onChoose(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))}
          >
            {title}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onChoose(firstColumns)}>As at first</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
