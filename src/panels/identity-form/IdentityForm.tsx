import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from './IdentityForm.module.css'

export interface IdentityDetails {
  readonly name: string
  readonly role: string
  readonly credential: string
  readonly externalId?: string
}

interface IdentityFormProps {
  readonly initial?: Omit<IdentityDetails, 'externalId'> & { readonly externalId?: string | undefined }
  /** Name of the button. */
  readonly action: string
  readonly onSubmit: (details: IdentityDetails) => void
}

const roles = [
  'Radiologist',
  'Physician',
  'Nurse',
  'Radiographer',
  'Medical student',
  'Researcher',
  'Data scientist',
  'Other',
]

/** Asks who somebody is. Every record they make names them. */
export function IdentityForm({ initial, action, onSubmit }: IdentityFormProps) {
  const [name, setName] = useState(initial?.name ?? '')
  const [externalId, setExternalId] = useState(initial?.externalId ?? '')
  const [role, setRole] = useState(initial?.role ?? roles[0] ?? '')
  const [credential, setCredential] = useState(initial?.credential ?? '')
  const [isMissing, setMissing] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = { name: name.trim(), role, credential: credential.trim() }
    if (given.name === '') {
      setMissing(true)
      return
    }
    onSubmit(externalId.trim() === '' ? given : { ...given, externalId: externalId.trim() })
  }

  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <TextInput
        label="Name"
        required
        data-autofocus
        autoComplete="name"
        error={isMissing && name.trim() === '' ? 'A name is needed.' : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="ID (optional)"
        description="Yours at your institution or study"
        autoComplete="off"
        value={externalId}
        onChange={(event) => setExternalId(event.currentTarget.value)}
      />
      <NativeSelect
        label="Role"
        data={roles.includes(role) ? roles : [role, ...roles]}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <TextInput
        label="Credential"
        description="As exports should name it: FRCR, RN, year of training"
        autoComplete="off"
        value={credential}
        onChange={(event) => setCredential(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" className={styles.submit}>
        {action}
      </Button>
    </form>
  )
}
