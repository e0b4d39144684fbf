resource "aws_s3_access_point" "p_block_public_acls" {
  bucket = "terraformer-example"
  name   = "reports"

  public_access_block_configuration {
    block_public_acls       = false
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "m_block_public_acls" {
  details {
    name = "reports"

    public_access_block {
      block_public_acls       = false
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }

    region {
      bucket = "terraformer-example"
    }
  }
}

resource "aws_s3_access_point" "p_block_public_policy" {
  bucket = "terraformer-example"
  name   = "reports"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "m_block_public_policy" {
  details {
    name = "reports"

    public_access_block {
      block_public_acls       = true
      block_public_policy     = false
      ignore_public_acls      = true
      restrict_public_buckets = true
    }

    region {
      bucket = "terraformer-example"
    }
  }
}

resource "aws_s3_access_point" "p_ignore_public_acls" {
  bucket = "terraformer-example"
  name   = "reports"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = false
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "m_ignore_public_acls" {
  details {
    name = "reports"

    public_access_block {
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = false
      restrict_public_buckets = true
    }

    region {
      bucket = "terraformer-example"
    }
  }
}

resource "aws_s3_access_point" "p_restrict_public_buckets" {
  bucket = "terraformer-example"
  name   = "reports"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = false
  }
}

resource "aws_s3control_multi_region_access_point" "m_restrict_public_buckets" {
  details {
    name = "reports"

    public_access_block {
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = false
    }

    region {
      bucket = "terraformer-example"
    }
  }
}
