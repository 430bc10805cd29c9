import { IconAlertTriangle } from '@tabler/icons-react'
import type { Command } from '../../domain/commands/command.ts'
import { basisText, measurementText, measurementWarning, quantityNames } from '../../domain/measure/measurement-text.ts'
import { measured } from '../../domain/measure/measurements.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import { CalibrationField } from './CalibrationField.tsx'
import styles from './MeasureSection.module.css'
import { ProbeValue, RegionValues } from './RegionValues.tsx'

interface MeasureSectionProps {
  readonly annotation: Annotation
  readonly item: Item
  readonly onCommand: (command: Command) => void
}

/** What a mark measures, what that rests on, and the values inside of it, or of the pixel that a probe is on; nothing for marks without a size. */
export function MeasureSection({ annotation, item, onCommand }: MeasureSectionProps) {
  const { target } = annotation
  const told = measured(target, item.facts)
  const warning = measurementWarning(target, item.facts)
  if (told.values.length === 0) {
    return target.kind === 'point' && target.probe === true ? (
      <section aria-label="Measurements" className={styles.section}>
        <ProbeValue annotation={annotation} />
      </section>
    ) : null
  }
  return (
    <section aria-label="Measurements" className={styles.section}>
      <dl className={styles.figures}>
        {told.values.map((one) => (
          <div key={one.quantity} className={styles.figure}>
            <dt>{quantityNames[one.quantity]}</dt>
            <dd>{measurementText(one)}</dd>
          </div>
        ))}
      </dl>
      {warning !== null && (
        <p className={styles.warning}>
          <IconAlertTriangle size={14} aria-hidden /> {warning}
        </p>
      )}
      <p className={styles.basis}>{basisText(told)}</p>
      {target.kind === 'length' && <CalibrationField item={item} line={target} onCommand={onCommand} />}
      <RegionValues annotation={annotation} />
    </section>
  )
}
