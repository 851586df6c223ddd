import type { Language } from '../../../shared/facts/localized.ts'
import { type ComparedCases, compareCases, NothingToCompare } from '../../engine/compare/compareCases.ts'
import { compareJson } from '../compareJson.ts'
import { compareText } from '../compareText.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { readCase } from '../readCase.ts'
import type { Terminal } from '../terminal.ts'

export interface CompareOptions {
  readonly device?: readonly string[]
  readonly json?: boolean
  readonly lang?: Language
}

/**
 * What differs between two case files, device by device. With `--json`:
 * `{"left":{"case":"…","title":"…"},"right":{…},"onlyLeft":[{"name":"…","ids":{…}}],"onlyRight":[…],"devices":[…]}`, devices as compareJson says.
 */
export async function compareCommand(terminal: Terminal, left: string, right: string, options: CompareOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  const names = options.device ?? []
  if (names.length > 2) throw new CommandFailure(exitCode.usage, texts.tooMany[language])
  try {
    return await readCase(terminal, () =>
      compareCases({ left, right }, names, async (cases) => {
        await (options.json === true ? writeJson(terminal, cases, language) : writeText(terminal, cases, language))
        const damaged = [cases.left, cases.right].filter((each) => each.damaged)
        for (const { path } of damaged) terminal.tell(`${path}: ${texts.damaged[language]}`)
        return damaged.length > 0 ? exitCode.partly : exitCode.done
      }),
    )
  } catch (error) {
    if (!(error instanceof NothingToCompare)) throw error
    const { missing } = error
    throw new CommandFailure(
      exitCode.usage,
      missing === undefined ? texts.onlyOne[language] : `${missing.path}: ${texts.noDevice[language]} ${missing.device}`,
    )
  }
}

const texts = {
  tooMany: { en: '--device can be given once or twice', fr: '--device peut être donné une ou deux fois' },
  damaged: {
    en: 'damaged; what could still be read was compared',
    fr: 'endommagé\u00a0; ce qui reste lisible a été comparé',
  },
  noDevice: { en: 'the case holds no device named', fr: 'le dossier ne contient aucun appareil nommé' },
  onlyOne: {
    en: 'nothing to compare: all evidence of the device was collected together. Name another case, or two devices with --device.',
    fr: 'rien à comparer\u00a0: toutes les preuves de l’appareil ont été collectées ensemble. Indiquez un autre dossier, ou deux appareils avec --device.',
  },
  onlyLeft: { en: 'only on the left side', fr: 'seulement du côté gauche' },
  onlyRight: { en: 'only on the right side', fr: 'seulement du côté droit' },
  noPair: { en: 'No device is on both sides.', fr: 'Aucun appareil n’est des deux côtés.' },
} as const

/** Written device by device: all of a fleet would not fit into memory. */
async function writeJson(terminal: Terminal, cases: ComparedCases, language: Language): Promise<void> {
  const about = ({ path, title }: ComparedCases['left']) => ({ case: path, title })
  const named = (devices: ComparedCases['onlyLeft']) => devices.map(({ name, ids }) => ({ name, ids }))
  const head = {
    left: about(cases.left),
    right: about(cases.right),
    onlyLeft: named(cases.onlyLeft),
    onlyRight: named(cases.onlyRight),
  }
  await terminal.write(`${JSON.stringify(head).slice(0, -1)},"devices":[`)
  let separator = ''
  for await (const pair of cases.pairs()) {
    await terminal.write(`${separator}${JSON.stringify(compareJson(pair, language))}`)
    separator = ','
  }
  await terminal.write(']}\n')
}

async function writeText(terminal: Terminal, cases: ComparedCases, language: Language): Promise<void> {
  let count = 0
  for await (const pair of cases.pairs()) {
    count++
    await terminal.write(compareText(pair, language))
  }
  if (count === 0) terminal.tell(texts.noPair[language])
  for (const { name } of cases.onlyLeft) await terminal.write(`${name}  ${texts.onlyLeft[language]}\n`)
  for (const { name } of cases.onlyRight) await terminal.write(`${name}  ${texts.onlyRight[language]}\n`)
}
