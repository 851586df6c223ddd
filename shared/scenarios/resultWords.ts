interface ResultWords {
  readonly result: string
  /** Absent: the report says N/A. */
  readonly guidance?: string
}

/** Words of the results that scenarios raise, after their meaning in the dossier; the analyzer's own wording is not part of the project. */
export const resultWords: Readonly<Record<string, ResultWords>> = {
  '110005': { result: 'The process of the sensor is protected as expected.' },
  '111021': {
    result: 'Sensor version {senseVersion} is below the minimum for security settings management.',
    guidance: 'Update the operating system or the sensor to a supported level.',
  },
  '120037': { result: 'The anti-spoofing capability of this device is stable.' },
  '121030': {
    result: 'The computer object of this device was not found in the directory in the cloud.',
    guidance: 'Check that the object is in the scope of synchronization.',
  },
  '122024': {
    result: 'Enrollment stopped on a connectivity issue (13).',
    guidance: 'Check that the device reaches the registration and management addresses.',
  },
  '122025': { result: 'Hybrid join of this device failed (10).', guidance: 'Follow the guide to hybrid joined devices.' },
  '122030': {
    result: 'Enrollment stopped because a name could not be resolved (41).',
    guidance: 'Check that the device asks the DNS servers of its domain.',
  },
  '130010': { result: 'The certificates of the cloud service were validated, revocation included.' },
  '130011': { result: 'The cloud service of Defender Antivirus can be reached.' },
  '130017': { result: 'The command and control addresses of the sensor can be reached.' },
  '130021': { result: 'The addresses of the management service can be reached.' },
}
