import { ApplicationEntity } from "./applications/application.entity.ts";
import { TokenEntity } from "./auth/token.entity.ts";
import { UserKeyEntity } from "./auth/user-key.entity.ts";
import { CandidateEntity } from "./candidates/candidate.entity.ts";
import { JobMemberEntity } from "./jobs/job-member.entity.ts";
import { JobEntity } from "./jobs/job.entity.ts";
import { MailEntity } from "./mails/mail.entity.ts";
import { OrganisationEntity } from "./organisations/organisation.entity.ts";
import { UserEntity } from "./users/user.entity.ts";
import { VideoInterviewEntity } from "./video-interviews/video-interview.entity.ts";

/** Every entity, listed by hand: nothing is discovered from the file system. */
export const entities = [
  OrganisationEntity,
  UserEntity,
  UserKeyEntity,
  TokenEntity,
  JobEntity,
  JobMemberEntity,
  CandidateEntity,
  ApplicationEntity,
  VideoInterviewEntity,
  MailEntity,
];
