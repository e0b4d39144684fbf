/** Requests to begin with. Each is written without a model, and a test has it verified and looks for what it says (examples.test.ts). */
export interface ExampleGroup {
  title: string;
  requests: readonly string[];
}

export const EXAMPLES: readonly ExampleGroup[] = [
  {
    title: "Storage",
    requests: [
      "A private S3 bucket with versioning and encryption",
      "A private bucket for the access logs of load balancers, deleted after 90 days",
      "A DynamoDB table orders with the hash key order_id, on demand, with point-in-time recovery",
    ],
  },
  {
    title: "Applications",
    requests: [
      "A Lambda function in Python 3.12 with a role and a log group that keeps logs for 14 days",
      "An SQS queue with a dead letter queue after five attempts",
      "A static website on S3 behind CloudFront",
      "An ECR repository with image scanning and immutable tags",
    ],
  },
  {
    title: "Networks, keys and databases",
    requests: [
      "A VPC 10.20.0.0/16 with two public and two private subnets and a NAT gateway",
      "A KMS key with rotation",
      "A PostgreSQL database on RDS, encrypted, that keeps backups for 14 days",
    ],
  },
  {
    title: "Google Cloud, Azure, Kubernetes",
    requests: [
      "A Google Cloud Storage bucket in europe-west1 with versioning",
      "A GKE cluster in europe-west1 with three nodes",
      "An Azure storage account in westeurope in a resource group of its own",
      "A Kubernetes deployment with three replicas and a service on port 80",
    ],
  },
];
