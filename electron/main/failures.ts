import type { Failure } from '../../shared/contract/caseRequests.ts'
import type { Localized } from '../../shared/facts/localized.ts'

const texts = {
  invalidInput: {
    en: 'The request does not have the expected shape and was not carried out.',
    fr: 'La demande n’a pas la forme attendue et n’a pas été exécutée.',
  },
  unknownRequest: { en: 'There is no such request.', fr: 'Cette demande n’existe pas.' },
  wrongSender: {
    en: 'The request did not come from this app’s window and was refused.',
    fr: 'La demande ne vient pas de la fenêtre de cette application et a été refusée.',
  },
  engineRestarted: {
    en: 'The engine stopped and was started again. Nothing already in the case is lost; repeat the last action.',
    fr: 'Le moteur s’est arrêté et a été relancé. Rien de ce qui est dans le dossier n’est perdu\u00a0; répétez la dernière action.',
  },
  engineStopped: {
    en: 'The engine does not run. Start it again from the banner, or start Joinsight again.',
    fr: 'Le moteur ne fonctionne pas. Relancez-le depuis le bandeau, ou relancez Joinsight.',
  },
  hostFailed: {
    en: 'The app could not do this. The log, named under Help, says why.',
    fr: 'L’application n’a pas pu le faire. Le journal, indiqué dans le menu Aide, dit pourquoi.',
  },
} as const satisfies Record<string, Localized>

export type HostFailureCode = keyof typeof texts

/** The answer to a request that the main process refuses or cannot carry out. */
export const failed = (code: HostFailureCode): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { code, message: texts[code] },
})
