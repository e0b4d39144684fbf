package terraformer.aws.s3_policy_tls_test

import data.terraformer.aws.s3_policy_tls

# Whoever knows nothing of a document can't say that it denies nothing.
test_an_unknown_document if s3_policy_tls.judged({"statements": [{"effect": "${?}", "limits": []}]}) == "unknown"
