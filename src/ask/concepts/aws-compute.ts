import type { Row } from "./rows.ts";

const LAMBDA = "aws_lambda_function";
/** What has instances of its own. */
const MACHINE =
  "!aws_rds_cluster !aws_db_instance !aws_docdb_cluster !aws_neptune_cluster !aws_autoscaling_group !aws_launch_template !aws_transfer_server !aws_opensearch_domain !aws_sagemaker_notebook_instance !aws_elasticache_replication_group !aws_ecs_cluster !aws_eks_node_group";
const BEHIND_API = "aws_apigatewayv2_integration aws_apigatewayv2_route aws_lambda_permission";

/** Machines, containers, functions, APIs and delivery of AWS. */
export const AWS_COMPUTE: readonly Row[] = [
  [
    "ec2 instance|virtual machine|vm|vms|web server|linux server|linux machine|linux vm|windows server|ubuntu server|bastion|bastion host|jump host|jump box|jumpbox|compute instance|app server|application server|ubuntu machine|nginx server|virtual server",
    "aws_instance",
  ],
  ["server|instance|machine|machineclass|ec2|spot instance", "aws_instance", MACHINE],
  [
    "bastion service|database instance|cpu of an instance|instance type|instance class|instance size|machine type|for ec2|server side|server error|state machine|instance store|instance metadata|redis instance",
    "",
  ],
  [
    "~instance|~server|~machine|~ec2",
    "",
    "aws_autoscaling_group aws_launch_template aws_rds_cluster aws_iam_instance_profile aws_transfer_server",
  ],
  [
    "latest ami|latest amazon linux|latest ubuntu|most recent ami|newest ami|ami lookup|looked up ami|amazon linux 2|amazon linux 2023|latest ubuntu ami|latest amazon linux ami|current ami|recent ubuntu",
    "data.aws_ami",
  ],
  ["ssh key|key pair|ssh key pair|ssh public key|keypair", "aws_key_pair"],
  [
    "auto scaling|autoscaling|scaling group|auto scaling group|autoscaling group|asg|scale set|fleet of instance|self healing",
    "aws_autoscaling_group aws_launch_template",
  ],
  [
    "ecs auto scaling|service auto scaling|ecs autoscaling|application auto scaling|ecs service auto scaling",
    "aws_appautoscaling_target aws_appautoscaling_policy",
  ],
  [
    "scaling policy|target tracking|scale on|scale out|scales on|scale up|scale when|scales out|scaling on cpu|scale by cpu",
    "aws_autoscaling_policy",
    "aws_autoscaling_group",
  ],
  [
    "auto scaling|autoscaling|scales on|scale on|scales between|scale between|scaled between|scaling policy|target tracking",
    "aws_appautoscaling_target aws_appautoscaling_policy",
    "aws_ecs_service",
  ],
  ["launch template", "aws_launch_template"],
  ["spot request|spot instance request", "aws_spot_instance_request"],
  ["placement group", "aws_placement_group"],
  ["instance profile|ec2 profile", "aws_iam_instance_profile aws_iam_role"],
  ["elastic beanstalk|beanstalk", "aws_elastic_beanstalk_application aws_elastic_beanstalk_environment"],
  ["lightsail|lightsail instance", "aws_lightsail_instance"],
  ["app runner|apprunner", "aws_apprunner_service"],
  [
    "lambda|serverless function|lambda function|function|cloud function|aws lambda|python function|node function|python lambda",
    LAMBDA,
  ],
  ["lambda layer|layer", "aws_lambda_layer_version"],
  ["function url|lambda url", "aws_lambda_function_url aws_lambda_function"],
  ["lambda alias|function alias", "aws_lambda_alias"],
  [
    "sqs trigger|~triggered by an sqs|~triggered by a queue|triggered by sqs|reads from queue|reads from a queue|reads from an sqs|reads from sqs|consumes|consumer of|polls|processes messages|process messages|event source|event source mapping|fed by a queue|from a queue|from an sqs queue|dynamodb stream|from the queue|reads the queue|kinesis trigger|reads from the stream|reads messages|processes the queue|triggered by queue|handles messages|from a kinesis stream|triggered by a kinesis|triggered by the queue|triggered by the sqs|triggered by dynamodb|triggered by messages|subscribed to a queue|works off",
    "aws_lambda_event_source_mapping",
    LAMBDA,
  ],
  [
    "triggered by a file|triggered by an s3|triggered by s3|triggered by a bucket|triggered by upload|on upload|file is uploaded|object is uploaded|object created|s3 trigger|new object|uploaded file|when a file|when an object|uploads|upload|s3 event",
    "aws_s3_bucket_notification aws_lambda_permission",
    LAMBDA,
  ],
  [
    "invoked by sns|triggered by sns|triggered by an sns|triggered by a topic|subscribed to a topic|subscribed to an sns|subscribed to the topic|subscribes to",
    "aws_sns_topic_subscription aws_lambda_permission",
    LAMBDA,
  ],
  ["invoke permission|lambda permission|allowed to invoke|may invoke", "aws_lambda_permission", LAMBDA],
  [
    "cron|schedule|~scheduled|every day|every hour|every minute|every night|every morning|every week|every monday|nightly|hourly|~daily|eventbridge rule|event rule|event bridge rule|cron rule|schedule rule|scheduled rule|eventbridge|event bridge|once a day|once an hour|every five minute|every ten minute|every fifteen minute|every thirty minute|every two hour|every six hour|every twelve hour|on weekdays",
    "aws_cloudwatch_event_rule aws_cloudwatch_event_target",
    "aws_lambda_function aws_sfn_state_machine aws_ecs_task_definition aws_codebuild_project",
  ],
  [
    "schedule|~scheduled|every day|every hour|every minute|every night|nightly|hourly|daily|every five minute|every ten minute|every fifteen minute|every thirty minute|every two hour|every six hour|every twelve hour",
    "aws_lambda_permission",
    LAMBDA,
  ],
  [
    "eventbridge rule|event rule|event bridge rule|cloudwatch event|cron rule|cron|scheduled rule|schedule rule|cloudwatch event rule",
    "aws_cloudwatch_event_rule",
  ],
  [
    "lambda|target|to a queue|to sqs|to a topic|to sns|starts|runs|invokes|triggers|sends",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_event_rule",
  ],
  ["event bus|eventbridge bus|custom bus", "aws_cloudwatch_event_bus"],
  ["eventbridge scheduler|scheduler", "aws_scheduler_schedule"],
  ["eks|kubernetes cluster|k8s cluster|eks cluster|managed kubernetes", "aws_eks_cluster"],
  ["kubernetes", "aws_eks_cluster", "!kubernetes !helm_release"],
  ["node group|worker node|managed node group|worker group|node|nodes|worker", "aws_eks_node_group", "aws_eks_cluster"],
  ["fargate profile|fargate", "aws_eks_fargate_profile", "aws_eks_cluster"],
  ["eks addon|eks add on|addon|add on|coredns|vpc cni", "aws_eks_addon", "aws_eks_cluster"],
  ["access entry", "aws_eks_access_entry", "aws_eks_cluster"],
  [
    "container registry|docker registry|ecr|image repository|ecr repository|image registry|container repository|docker repository|docker image repository|repository for image|repository for container|repository for docker",
    "aws_ecr_repository",
  ],
  [
    "lifecycle|expire|untagged image|keep only the last|keeps only|only the last|keep the last|lifecycle policy|old image",
    "aws_ecr_lifecycle_policy",
    "aws_ecr_repository",
  ],
  ["ecs|ecs cluster|fargate cluster|container cluster", "aws_ecs_cluster"],
  ["task definition|ecs task|fargate task|ecs task definition", "aws_ecs_task_definition"],
  [
    "ecs service|fargate service|service on fargate|fargate|service on ecs|container service|run a container|runs a container|run container|container on ecs|container on fargate|containerised app|containerized app|container",
    "aws_ecs_cluster aws_ecs_task_definition aws_ecs_service",
  ],
  ["container image|lambda container|docker container", ""],
  [
    "step function|state machine|step function state machine|sfn|step function workflow|workflow",
    "aws_sfn_state_machine",
  ],
  [
    "http api|api gateway|websocket api|api gateway http api|apigatewayv2|api gateway v2|http api gateway|web api",
    "aws_apigatewayv2_api",
  ],
  ["lambda|serverless function|function", BEHIND_API, "aws_apigatewayv2_api"],
  [
    "in front of a lambda|in front of lambda|in front of the lambda|behind an api|lambda backend|behind an http api|behind api gateway|lambda integration|integrated with a lambda|lambda proxy|proxies to|route|calls a lambda|invokes a lambda|exposed through|exposed by|exposed via|with a lambda|and a lambda|backed by",
    BEHIND_API,
    "aws_apigatewayv2_api",
  ],
  ["stage|default stage|auto deploy|auto deployed", "aws_apigatewayv2_stage", "aws_apigatewayv2_api"],
  ["integration", "aws_apigatewayv2_integration", "aws_apigatewayv2_api"],
  ["authorizer|jwt", "aws_apigatewayv2_authorizer", "aws_apigatewayv2_api"],
  ["rest api|api gateway rest api|rest api gateway", "aws_api_gateway_rest_api"],
  [
    "resource|path|endpoint|method|get|post",
    "aws_api_gateway_resource aws_api_gateway_method",
    "aws_api_gateway_rest_api",
  ],
  [
    "lambda|mock|integration",
    "aws_api_gateway_resource aws_api_gateway_method aws_api_gateway_integration",
    "aws_api_gateway_rest_api",
  ],
  ["stage|deployed|deployment", "aws_api_gateway_deployment aws_api_gateway_stage", "aws_api_gateway_rest_api"],
  ["usage plan|api key", "aws_api_gateway_usage_plan aws_api_gateway_api_key", "aws_api_gateway_rest_api"],
  ["graphql|appsync|graphql api|appsync api", "aws_appsync_graphql_api"],
  ["aws batch|batch compute environment", "aws_batch_compute_environment"],
  ["batch queue|batch job queue", "aws_batch_job_queue"],
  ["batch job|batch job definition|job definition", "aws_batch_job_definition"],
  ["code build|build project|codebuild|codebuild project", "aws_codebuild_project"],
  ["code pipeline|codepipeline|ci cd pipeline|delivery pipeline|deployment pipeline", "aws_codepipeline"],
  ["code deploy|codedeploy", "aws_codedeploy_app aws_codedeploy_deployment_group"],
  ["code commit|codecommit|git repository", "aws_codecommit_repository"],
  ["amplify|amplify app", "aws_amplify_app"],
  ["amplify branch|branch", "aws_amplify_branch", "aws_amplify_app"],
  [
    "image builder|ec2 image builder",
    "aws_imagebuilder_image_pipeline aws_imagebuilder_image_recipe aws_imagebuilder_infrastructure_configuration",
  ],
  ["cloudformation stack", "aws_cloudformation_stack"],
  ["ses|ses identity|email identity|ses email|ses domain|ses domain identity", "aws_ses_domain_identity"],
  ["bedrock guardrail|guardrail", "aws_bedrock_guardrail"],
  ["bedrock agent", "aws_bedrockagent_agent"],
  ["canary|synthetic monitoring", "aws_synthetics_canary"],
  ["workspace desktop|virtual desktop", "aws_workspaces_workspace"],
  [
    "consuming|consumed|consume|fed from|drain|drains|reading from|triggered from|batch size|in batches|batches of|fed by sqs",
    "aws_lambda_event_source_mapping",
    "aws_lambda_function+aws_sqs_queue aws_lambda_function+aws_kinesis_stream aws_lambda_function+aws_dynamodb_table",
  ],
  [
    "cpu|average cpu|request per target|requests per target|cpu utilization",
    "aws_autoscaling_policy",
    "aws_autoscaling_group",
  ],
  [
    "sns|topic|queue|sqs|function|state machine|step function|sns topic",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_event_rule",
  ],
  [
    "feeds lambda|feeds a lambda|feeds the lambda",
    "aws_lambda_event_source_mapping",
    "aws_lambda_function+aws_sqs_queue",
  ],
  ["feeds sns", "aws_cloudwatch_event_target", "aws_cloudwatch_event_rule"],
  ["container insight|container insights", ""],
  [
    "run our|runs our|runs a|running nginx|runs nginx|container",
    "aws_ecs_task_definition aws_ecs_service",
    "aws_ecs_cluster",
  ],
  ["stream", "aws_lambda_event_source_mapping", "aws_lambda_function+aws_dynamodb_table"],
  ["root account log|root login|console login|root user log|console sign in", "aws_cloudwatch_event_rule"],
  [
    "email|e mail|mail|mailaddress|notify|notifies",
    "aws_sns_topic aws_sns_topic_subscription aws_cloudwatch_event_target",
    "aws_cloudwatch_event_rule",
  ],
  [
    "put our docker image|store docker image|store our docker image|store container image|put docker image|push docker image|keep docker image|host docker image|store our container image",
    "aws_ecr_repository",
  ],
  ["lambda invocation|lambda error|failed lambda|lambda duration|lambda throttle|ec2 cpu|instance cpu", ""],
  ["ecs task|fargate task|task", "aws_ecs_cluster", "aws_ecs_task_definition+aws_cloudwatch_event_rule"],
  ["dkim", "aws_ses_domain_dkim", "aws_ses_domain_identity"],
  ["static ip", "aws_lightsail_static_ip aws_lightsail_static_ip_attachment", "aws_lightsail_instance"],
  ["registry|private registry|registry for container|registry for docker", "aws_ecr_repository"],
  ["schema registry|model registry|module registry", ""],
];
