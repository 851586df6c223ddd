import './explain.css'
import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useText } from '../../../host/index.ts'
import { type CertificateChoice, type ComputerFields, certificateChoices, computerProblems } from './madeUpComputer.ts'

interface ComputerFormProps {
  readonly fields: ComputerFields
  readonly onChange: (fields: ComputerFields) => void
}

/** A computer that no directory holds, to try rules on. */
export function ComputerForm({ fields, onChange }: ComputerFormProps) {
  const { t } = useText('sync-rules')
  const problems = computerProblems(fields)
  const put = (change: Partial<ComputerFields>) => onChange({ ...fields, ...change })
  return (
    <form className="computer-form" aria-label={t('madeUp')} onSubmit={(event) => event.preventDefault()}>
      <TextInput label={t('computerName')} value={fields.name} onChange={(event) => put({ name: event.currentTarget.value })} />
      <TextInput label="operatingSystem" value={fields.system} onChange={(event) => put({ system: event.currentTarget.value })} />
      <TextInput label="operatingSystemVersion" value={fields.version} onChange={(event) => put({ version: event.currentTarget.value })} />
      <TextInput
        label="objectGUID"
        value={fields.objectGuid}
        error={problems.has('objectGuid') ? t('noGuid') : undefined}
        onChange={(event) => put({ objectGuid: event.currentTarget.value })}
      />
      <Certificates fields={fields} onChange={(certificates) => put({ certificates })} />
      <h4>{t('otherAttributes')}</h4>
      {fields.attributes.map((attribute, index) => (
        <div className="computer-form-row" key={`${index}`}>
          <TextInput
            aria-label={t('attributeName')}
            placeholder={t('attributeName')}
            value={attribute.name}
            onChange={(event) => put({ attributes: replaced(fields.attributes, index, { ...attribute, name: event.currentTarget.value }) })}
          />
          <TextInput
            aria-label={t('attributeValue')}
            placeholder={t('attributeValue')}
            value={attribute.value}
            onChange={(event) =>
              put({ attributes: replaced(fields.attributes, index, { ...attribute, value: event.currentTarget.value }) })
            }
          />
          <Remove onClick={() => put({ attributes: fields.attributes.filter((_, other) => other !== index) })} />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => put({ attributes: [...fields.attributes, { name: '', value: '' }] })}
        >
          {t('addAttribute')}
        </Button>
      </div>
    </form>
  )
}

interface CertificatesProps {
  readonly fields: ComputerFields
  readonly onChange: (certificates: readonly CertificateChoice[]) => void
}

function Certificates({ fields, onChange }: CertificatesProps) {
  const { t } = useText('sync-rules')
  const problems = computerProblems(fields)
  const { certificates } = fields
  return (
    <>
      <h4>userCertificate</h4>
      {certificates.length === 0 && <p className="small t2">{t('noCertificates')}</p>}
      {certificates.map((certificate, index) => (
        <div className="stack" key={`${index}`}>
          <div className="computer-form-row certificate">
            <Select
              aria-label={t('certificateKind')}
              value={certificate.kind}
              allowDeselect={false}
              data={certificateChoices.map((kind) => ({ value: kind, label: t(`certificate.${kind}`) }))}
              onChange={(kind) => {
                const chosen = certificateChoices.find((choice) => choice === kind)
                if (chosen !== undefined) onChange(replaced(certificates, index, { ...certificate, kind: chosen }))
              }}
            />
            <Remove onClick={() => onChange(certificates.filter((_, other) => other !== index))} />
          </div>
          {certificate.kind === 'pasted' && (
            <Textarea
              aria-label={t('certificatePaste')}
              placeholder={t('certificatePaste')}
              size="xs"
              rows={3}
              value={certificate.text}
              error={certificate.text !== '' && problems.has(`certificate${index}`) ? t('noBase64') : undefined}
              onChange={(event) => onChange(replaced(certificates, index, { ...certificate, text: event.currentTarget.value }))}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...certificates, { kind: 'valid', text: '' }])}
        >
          {t('addCertificate')}
        </Button>
      </div>
    </>
  )
}

function Remove({ onClick }: { readonly onClick: () => void }) {
  const { t } = useText('sync-rules')
  return (
    <ActionIcon aria-label={t('remove')} title={t('remove')} onClick={onClick}>
      <IconX size={15} />
    </ActionIcon>
  )
}

const replaced = <T,>(list: readonly T[], at: number, value: T): readonly T[] => list.map((one, index) => (index === at ? value : one))
