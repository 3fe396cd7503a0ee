// Certificates for Twilio's host names, signed by our own authority, which a child process can be set to trust.
import { generate } from 'selfsigned';

const NAMES = [
  { type: 2 as const, value: '*.twilio.com' },
  { type: 7 as const, ip: '127.0.0.1' },
];

export type Certificates = { key: string; cert: string; authority: string };

export async function makeCertificates(): Promise<Certificates> {
  const authority = await generate([{ name: 'commonName', value: 'An authority for tests' }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const { private: key, cert } = await generate([{ name: 'commonName', value: '*.twilio.com' }], {
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: 'subjectAltName', altNames: NAMES }],
  });
  return { key, cert, authority: authority.cert };
}
