const CERTIFICATE_CODE =
  /^(?:CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** Whether a code of Node's says that the host's certificate is not trusted. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
export function isCertificateProblem(code: string): boolean {
  return CERTIFICATE_CODE.test(code);
}
