import type { DirectoryObject } from '../../../../../shared/facts/syncRule.ts'

const two = (byte: number): string => (byte % 256).toString(16).padStart(2, '0')

/** Bytes that are no text, in hex; as many as asked, different for each seed. */
export const bytesOf = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, at) => two(at === 0 ? 0x30 : 0x80 + seed * 7 + at * 13)).join('')

/** A computer as a directory has it: several values, bytes, accents, and every sign that a format escapes. */
export function computer(seed: number): DirectoryObject {
  const name = `PC-${String(seed).padStart(3, '0')}`
  const dn = `CN=${name},OU=Siège \\, Bâtiment ${seed % 3},DC=contoso,DC=com`
  return {
    dn,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'],
      cn: [name],
      distinguishedName: [dn],
      description: [
        `Poste de l’accueil ; "étage ${seed}" <ne pas éteindre> & _x000D_, ${seed % 2 === 0 ? ' et un blanc à la fin ' : 'à côté'}`,
      ],
      name: [name],
      objectGUID: [bytesOf(seed, 16)],
      userCertificate: seed % 4 === 0 ? [bytesOf(seed, 300)] : [bytesOf(seed, 400), bytesOf(seed + 1, 301)],
      objectSid: [`010500000000000515000000${bytesOf(seed, 12)}${two(seed)}040000`],
      operatingSystem: ['Windows Server 2012 R2 Standard'],
      operatingSystemVersion: ['6.3 (9600)'],
      lastLogonTimestamp: ['133805739384985924'],
      servicePrincipalName: [`HOST/${name}`, `HOST/${name}.contoso.com`, 'TERMSRV/accès'],
    },
    binary: ['objectGUID', 'userCertificate', 'objectSid'],
  }
}

export const computers = (count: number): readonly DirectoryObject[] => Array.from({ length: count }, (_, seed) => computer(seed + 1))
