import { Button, Checkbox, NativeSelect, NumberInput, Popover } from '@mantine/core'
import { IconArrowBackUp, IconArrowMerge, IconArrowsSplit2, IconBan, IconCornerDownRight } from '@tabler/icons-react'
import { useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { type GroupingRule, groupingRules } from '../../../workers/group-cases.ts'
import styles from './ImportPreview.module.css'
import type { PreviewControls } from './use-preview.ts'

const ruleTexts: Readonly<Record<GroupingRule, string>> = {
  study: 'Patient and study',
  folder: 'Folder',
  stem: 'File name',
  file: 'Each file for itself',
  patient: 'Patient, all studies',
}

/** The rule that files are grouped by, and what can be done with the selected rows, or the current one. */
export function PreviewToolbar({ preview }: { readonly preview: PreviewControls }) {
  const { grouping, onlyWarned, selected } = preview
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Grouping">
      <label className={styles.rule} htmlFor="group-by">
        Group by
        <NativeSelect
          id="group-by"
          data={groupingRules.map((value) => ({ value, label: ruleTexts[value] }))}
          value={grouping.rule}
          onChange={(event) => {
            const rule = groupingRules.find((one) => one === event.currentTarget.value)
            if (rule !== undefined) preview.setRule(rule)
          }}
        />
      </label>
      <div className={styles.tools}>
        <Button
          aria-keyshortcuts="M"
          leftSection={<IconArrowMerge size={15} />}
          onClick={preview.merge}
          disabled={selected.size < 2}
        >
          Merge
        </Button>
        <Button aria-keyshortcuts="S" leftSection={<IconArrowsSplit2 size={15} />} onClick={preview.split}>
          Split out
        </Button>
        <MoveTo preview={preview} />
        <Button aria-keyshortcuts="X" leftSection={<IconBan size={15} />} onClick={preview.exclude}>
          Leave out
        </Button>
        <IconAction name="Undo change of grouping" hint="Mod+Z" isOff={grouping.before === null} onClick={preview.undo}>
          <IconArrowBackUp size={17} />
        </IconAction>
      </div>
      <Checkbox
        label="Only what needs a look"
        checked={onlyWarned}
        onChange={(event) => preview.setOnlyWarned(event.currentTarget.checked)}
      />
    </div>
  )
}

function MoveTo({ preview }: { readonly preview: PreviewControls }) {
  const [isOpen, setOpen] = useState(false)
  const [number, setNumber] = useState<string | number>('')
  const move = () => {
    setOpen(false)
    preview.moveTo(Number(number))
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start">
      <Popover.Target>
        <Button leftSection={<IconCornerDownRight size={15} />} onClick={() => setOpen(!isOpen)}>
          Move to…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.move}
          onSubmit={(event) => {
            event.preventDefault()
            move()
          }}
        >
          <NumberInput
            label="Number of the case"
            data-autofocus
            min={1}
            max={preview.grouping.cases.length}
            allowDecimal={false}
            hideControls
            value={number}
            onChange={setNumber}
          />
          <Button type="submit" variant="filled">
            Move
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
