import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { assessLabel, assessRestAbsent } from '../../domain/commands/checklist-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { type ChecklistRow, checklistRows } from '../../domain/reading/checklist.ts'
import type { Assertion } from '../../domain/records/annotation.ts'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './Checklist.module.css'
import { ChecklistLine, type LineActions } from './ChecklistLine.tsx'
import { checklistAction, checklistChoices, restAbsentKey } from './checklist-keys.ts'

/** A wish to work on the checklist: at one label, or null: at the first that is not assessed. `serial` tells two wishes apart. */
export interface ChecklistRequest {
  readonly labelId: string | null
  readonly serial: number
}

interface ChecklistProps {
  readonly annotatorId: string
  readonly request: ChecklistRequest | null
  /** Answers whether the command was accepted. */
  readonly onCommand: (command: Command) => boolean
  /** Escape: back to where the reader came from. */
  readonly onLeave: () => void
}

/** Every label that can be said of the case as a whole, one line each: a key says what is so and goes to the next line. */
export function Checklist({ annotatorId, request, onCommand, onLeave }: ChecklistProps) {
  const { viewStore } = useSession()
  const project = useProject()
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const rows = useMemo(() => checklistRows(annotations, project, annotatorId), [annotations, project, annotatorId])
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const assessed = rows.filter(({ value }) => value !== null).length

  /** Into a line: at what is chosen there, or at a choice by its place. */
  const focusLine = (index: number, choice?: number) => {
    const line = list.current?.children.item(index)
    const radios = line?.querySelectorAll<HTMLElement>('[role="radio"]')
    const chosen = line?.querySelector<HTMLElement>('[aria-checked="true"]')
    const target = choice === undefined ? chosen : radios?.item(choice)
    target?.focus()
  }

  const answered = useRef<number | null>(null)
  useEffect(() => {
    if (request === null || request.serial === answered.current) return
    answered.current = request.serial
    const open = rows.findIndex(({ value }) => value === null)
    const wanted = rows.findIndex(({ label }) => label.id === request.labelId)
    focusLine(Math.max(0, request.labelId === null ? open : wanted))
  })

  const assess = (index: number, assertion: Assertion | null) => {
    const label = rows[index]?.label
    if (label === undefined || !onCommand(assessLabel(project, label.id, assertion))) return
    const text = checklistChoices.find((choice) => choice.assertion === assertion)?.text ?? ''
    viewStore.announce(`${label.name}: ${text}${index === rows.length - 1 ? ', last label' : ''}`)
  }

  const latest = useRef({ rows, assess })
  useEffect(() => {
    latest.current = { rows, assess }
  })
  const lineActions = useMemo<LineActions>(() => {
    const placeOf = (row: ChecklistRow) => latest.current.rows.findIndex(({ label }) => label.id === row.label.id)
    return {
      focused: (row) => setCurrent(placeOf(row)),
      assess: (row, assertion) => latest.current.assess(placeOf(row), assertion),
      show: (ids) => viewStore.select(ids),
    }
  }, [viewStore])

  const restAbsent = () => {
    const count = rows.length - assessed
    if (onCommand(assessRestAbsent(project))) viewStore.announce(`${count} labels set absent`)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const action = checklistAction(event)
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    const last = rows.length - 1
    switch (action.kind) {
      case 'assess':
        assess(current, action.assertion)
        if (current < last) focusLine(current + 1)
        else
          focusLine(
            last,
            checklistChoices.findIndex(({ assertion }) => assertion === action.assertion),
          )
        break
      case 'line':
        focusLine(
          action.to === 'first' ? 0 : action.to === 'last' ? last : Math.max(0, Math.min(last, current + action.to)),
        )
        break
      case 'choice': {
        const radios = [...(list.current?.children.item(current)?.querySelectorAll('[role="radio"]') ?? [])]
        const at = radios.findIndex((radio) => radio.matches(':focus'))
        focusLine(current, Math.max(0, Math.min(radios.length - 1, at + action.by)))
        break
      }
      case 'rest-absent':
        restAbsent()
        break
      case 'leave':
        onLeave()
        break
    }
  }

  if (rows.length === 0) {
    return <p className={styles.none}>No label of this project can be put on a whole case. Allow it in the settings.</p>
  }
  return (
    <div className={styles.checklist}>
      <div className={styles.head}>
        <span>
          {assessed} of {rows.length} assessed
        </span>
        <Button
          size="compact-xs"
          disabled={assessed === rows.length}
          aria-keyshortcuts={restAbsentKey}
          rightSection={<KeyCap name={restAbsentKey} />}
          onClick={restAbsent}
        >
          Rest absent
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on the choices inside */}
      <div ref={list} className={styles.lines} data-own-keys onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <ChecklistLine key={row.label.id} row={row} isCurrent={index === current} actions={lineActions} />
        ))}
      </div>
      <p className={styles.legend} aria-hidden>
        {checklistChoices.slice(0, -1).map(({ text, sign }) => (
          <span key={sign}>
            <b>{sign}</b> {text.toLowerCase()}
          </span>
        ))}
      </p>
    </div>
  )
}
