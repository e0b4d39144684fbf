/** The rules of the aws provider. */
import { addFacts, type Trust } from "./facts.ts";
import { Book } from "./rules.ts";

const TRUST: Trust = {
  growing: /engine|runtime|version|instance_(type|class)|region|platform|identity_type|(protocol|security|ssl)_policy/,
  anyCase: [
    /^aws_(a?lb_listener|a?lb_target_group|lb_trust_store)\..*protocol$/,
    /^aws_elb\./,
    /^aws_elasticache_user\w*\.engine$/,
    /^aws_batch_/,
    /acl.*action$/,
    /^aws_a?lb_listener.*on_unauthenticated_request$/,
    /parameter\.apply_method$/,
    /^aws_mq_.*authentication_strategy$/,
    /^aws_(organizations_organization\.feature_set|msk_cluster\.enhanced_monitoring)$/,
  ],
  wrong: [
    /^aws_lightsail_instance\.ip_address_type$/,
    /^aws_a?lb_listener.*fixed_response\.status_code$/,
    /^aws_ce_.*match_options$/,
    /^aws_bedrockagent_agent\.instruction$/,
    /^aws_ssm_patch_baseline\.(approval_rule|approved_patches)$/,
  ],
  certain: () => true,
};

/** Writes aws.jsonl. */
export function aws(): void {
  const book = new Book();
  addFacts(book, "aws", TRUST);
  book.addWritten("aws");
  book.write("aws", "documentation of the aws provider 5.90; written/aws.json");
}
