/** What the page has people paste into cloudFiltered (dossier, computerJoinRule.replacement). */
export const replacementExpression = `IIF(
  IsNullOrEmpty([userCertificate])
  ||
  (
    (InStr(UCase([operatingSystem]),"WINDOWS") > 0)
    &&
    (Left([operatingSystemVersion],2) = "6.")
    &&
    (Left([operatingSystemVersion],3) <> "6.3")
  )
  ||
  (
    (Left([operatingSystemVersion],3) = "6.3")
    &&
    (InStr(UCase([operatingSystem]),"WINDOWS") > 0)
    &&
    With(
      $validCerts,
      Where(
        $c,
        [userCertificate],
        IsCert($c) && CertNotAfter($c) > Now() && RegexIsMatch(CertSubject($c), "CN=[{]*" & StringFromGuid([objectGUID]) & "[}]*", "IgnoreCase")),
      Count($validCerts) = 0)
  ),
  True,
  NULL
)`
