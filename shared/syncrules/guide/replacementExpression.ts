/**
 * The expression that the onboarding page has people put into cloudFiltered, so that Windows Server 2012 R2 is synchronised. Edition of
 * November 2021 (dossier, computerJoinRule.replacement); the drafts of that autumn print `String-FromGuid`, which is no function, and the
 * page of 2024 has the whole chapter no more.
 */
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
