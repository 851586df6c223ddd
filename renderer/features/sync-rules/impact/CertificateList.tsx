import type { CertificateView } from '../../../../shared/syncrules/impact/certificateState.ts'
import { useText } from '../../../host/index.ts'
import { Fields, Section, StateIcon } from '../../../ui/index.ts'

/** Values of userCertificate one by one: what a hybrid join needs of each, and what it lacks. */
export function CertificateList({ certificates }: { readonly certificates: readonly CertificateView[] }) {
  const { t } = useText('sync-rules')
  const valid = certificates.filter(({ state }) => state === 'valid').length
  return (
    <Section
      title={t('impact.certificates')}
      aside={certificates.length > 1 ? t('impact.cert.several', { count: certificates.length, valid }) : undefined}
    >
      {certificates.length === 0 && <p className="small t2">{t('impact.noCertificates')}</p>}
      <ol className="stack">
        {certificates.map((certificate, at) => (
          <Certificate key={`${at} ${certificate.subject ?? ''}`} certificate={certificate} number={at + 1} />
        ))}
      </ol>
    </Section>
  )
}

function Certificate({ certificate, number }: { readonly certificate: CertificateView; readonly number: number }) {
  const { t, formatTime } = useText('sync-rules')
  const { state, subject, notBefore, notAfter, matchesGuid } = certificate
  const time = (ms: number | undefined) => (ms === undefined ? '' : formatTime(new Date(ms).toISOString()))
  return (
    <li className="impact-certificate">
      <div className="row">
        <StateIcon state={state === 'valid' ? 'ok' : 'warning'} />
        <b>{state === 'unreadable' ? t('impact.certUnreadable', { number }) : t(`impact.cert.${state}`)}</b>
      </div>
      {subject !== undefined && (
        <Fields
          nameWidth={116}
          rows={[
            [t('impact.subject'), subject],
            [t('impact.validFrom'), time(notBefore)],
            [t('impact.validTo'), time(notAfter)],
            [t('impact.matches'), t(matchesGuid === true ? 'impact.matchesYes' : 'impact.matchesNo')],
          ]}
        />
      )}
    </li>
  )
}
