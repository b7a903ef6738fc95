/** Protocols and ciphers of mod_ssl, as OpenSSL names them. */
import { terms } from './term';

export const TLS_PROTOCOLS = terms(
  ['all', 'All protocols that this OpenSSL has, from TLSv1 on.'], ['TLSv1.3', 'The newest version; its ciphers are set apart: `SSLCipherSuite TLSv1.3 ...`.'], ['TLSv1.2', 'Wanted by most clients.'],
  ['TLSv1.1', 'Given up by all browsers.', { obsolete: true }], ['TLSv1', 'Given up by all browsers.', { obsolete: true }], ['SSLv3', 'Broken; not in current OpenSSL.', { obsolete: true }],
);

export const CIPHERS = terms(
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLS 1.2, forward secrecy, for EC certificates.'], ['ECDHE-RSA-AES128-GCM-SHA256', 'TLS 1.2, forward secrecy, for RSA certificates.'],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', 'TLS 1.2, forward secrecy, for EC certificates.'], ['ECDHE-RSA-AES256-GCM-SHA384', 'TLS 1.2, forward secrecy, for RSA certificates.'],
  ['ECDHE-ECDSA-CHACHA20-POLY1305', 'TLS 1.2, fast without AES hardware, for EC certificates.'], ['ECDHE-RSA-CHACHA20-POLY1305', 'TLS 1.2, fast without AES hardware, for RSA certificates.'],
  ['DHE-RSA-AES128-GCM-SHA256', 'TLS 1.2, forward secrecy without elliptic curves.'], ['DHE-RSA-AES256-GCM-SHA384', 'TLS 1.2, forward secrecy without elliptic curves.'], ['DHE-RSA-CHACHA20-POLY1305', 'TLS 1.2, forward secrecy without elliptic curves.'],
  ['HIGH', 'All strong ciphers, as this OpenSSL counts them.'], ['MEDIUM', 'Ciphers of middling strength.', { obsolete: true }], ['DEFAULT', 'The default list of OpenSSL.'], ['ALL', 'All ciphers but those without encryption.'],
  ['!aNULL', 'Takes out ciphers that do not authenticate the server.'], ['!eNULL', 'Takes out ciphers that do not encrypt.'], ['!MD5', 'Takes out ciphers with MD5.'], ['!3DES', 'Takes out triple DES.'], ['!RC4', 'Takes out RC4.'], ['!EXPORT', 'Takes out ciphers of export strength.'], ['!PSK', 'Takes out pre-shared keys.'], ['!kRSA', 'Takes out key exchange without forward secrecy.'],
  ['@STRENGTH', 'Sorts by strength.'], ['PROFILE=SYSTEM', 'The policy of the system (Red Hat).'],
);

/** Of TLS 1.3, for `SSLCipherSuite TLSv1.3`. */
export const CIPHERS_13 = terms(
  ['TLS_AES_256_GCM_SHA384', 'AES with 256 bits.'], ['TLS_CHACHA20_POLY1305_SHA256', 'Fast without AES hardware.'], ['TLS_AES_128_GCM_SHA256', 'AES with 128 bits.'], ['TLS_AES_128_CCM_SHA256', 'For small devices; not on by default.'],
);

/** Application protocols for `Protocols`. */
export const APPLICATION_PROTOCOLS = terms(
  ['h2', 'HTTP/2 over TLS.', { module: 'http2_module' }], ['h2c', 'HTTP/2 without TLS.', { module: 'http2_module' }], ['http/1.1', 'HTTP/1.1; always there, even where it is not named.'], ['acme-tls/1', 'Challenges of ACME over TLS.', { module: 'md_module' }],
);
