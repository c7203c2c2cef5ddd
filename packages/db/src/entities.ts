import { AlertEntity } from "./alerts/alert.entity.ts";
import { ApplicationEntity } from "./applications/application.entity.ts";
import { AssessmentEntity } from "./assessments/assessment.entity.ts";
import { TokenEntity } from "./auth/token.entity.ts";
import { UserKeyEntity } from "./auth/user-key.entity.ts";
import { CandidateEntity } from "./candidates/candidate.entity.ts";
import { CriterionEntity } from "./evaluations/criterion.entity.ts";
import { EvaluationEntity } from "./evaluations/evaluation.entity.ts";
import { FeedbackEntity } from "./feedback/feedback.entity.ts";
import { FinalInterviewEntity } from "./final-interviews/final-interview.entity.ts";
import { ImportEntity } from "./imports/import.entity.ts";
import { JobMemberEntity } from "./jobs/job-member.entity.ts";
import { JobEntity } from "./jobs/job.entity.ts";
import { MailEntity } from "./mails/mail.entity.ts";
import { NoteEntity } from "./notes/note.entity.ts";
import { OrganisationEntity } from "./organisations/organisation.entity.ts";
import { QuestionSetEntity } from "./questions/question-set.entity.ts";
import { QuestionEntity } from "./questions/question.entity.ts";
import { ResumeEntity } from "./resumes/resume.entity.ts";
import { ScoreWeightEntity } from "./score-weights/score-weight.entity.ts";
import { ShareEntity } from "./shares/share.entity.ts";
import { StageRuleEntity } from "./stage-rules/stage-rule.entity.ts";
import { StepEntity } from "./steps/step.entity.ts";
import { UserEntity } from "./users/user.entity.ts";
import { VideoInterviewEntity } from "./video-interviews/video-interview.entity.ts";
import { StageEntity } from "./workflows/stage.entity.ts";
import { WorkflowEntity } from "./workflows/workflow.entity.ts";

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
  QuestionSetEntity,
  QuestionEntity,
  VideoInterviewEntity,
  ShareEntity,
  CriterionEntity,
  EvaluationEntity,
  NoteEntity,
  MailEntity,
  ImportEntity,
  StageRuleEntity,
  AlertEntity,
  ScoreWeightEntity,
  ResumeEntity,
  WorkflowEntity,
  StageEntity,
  StepEntity,
  AssessmentEntity,
  FinalInterviewEntity,
  FeedbackEntity,
];
