import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';

import type { CertificateKey } from './endpoint-props';
import { zoneIdOf } from './hosted-zone';

/** Seconds that resolvers may keep the record. It stays the same for as long as the name is renewed. */
const recordSeconds = 300;

/** For which name, validated where. */
export interface ValidatedCertificateProps {
  /** First name of the certificate; it is also good for every name one label below. */
  readonly hostName: string;
  /** Public zone that the name is in. */
  readonly zoneName: string;
  /** Id of the zone. @default looked up by its name */
  readonly zoneId?: string;
  /** Key of the certificate. */
  readonly key: CertificateKey;
}

/**
 * A certificate that ACM has issued and renews by itself, as long as its record stays in the zone.
 *
 * Its ARN is handed out once it is issued, so that no listener waits for it. A new one is made before the old one goes, which a load
 * balancer may still use. ACM gives every certificate of a name and account the same record: it may exist, and is overwritten. The wildcard
 * has the same record as the name itself (ACM user guide, "DNS validation"), so one proves both, whichever comes first in the set of
 * proofs.
 */
export class ValidatedCertificate extends Construct {
  /** ARN of the issued certificate. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { hostName, zoneName, zoneId, key }: ValidatedCertificateProps) {
    super(scope, id);
    const certificate = new AcmCertificate(this, 'Resource', {
      domainName: hostName,
      subjectAlternativeNames: [`*.${hostName}`],
      validationMethod: 'DNS',
      keyAlgorithm: key,
      lifecycle: { createBeforeDestroy: true },
    });
    const proof = certificate.domainValidationOptions.get(0);
    const record = new Route53Record(this, 'Record', {
      zoneId: zoneIdOf(this, { zoneName, zoneId }),
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: recordSeconds,
      allowOverwrite: true,
    });
    this.arn = new AcmCertificateValidation(this, 'Issued', {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
    }).certificateArn;
  }
}
