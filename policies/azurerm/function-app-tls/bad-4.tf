terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "key" {
  type      = string
  sensitive = true
}

resource "azurerm_function_app" "wrong" {
  location                   = "westeurope"
  name                       = "orders"
  resource_group_name        = "shop"
  app_service_plan_id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Web/serverFarms/orders"
  storage_account_name       = "orders"
  storage_account_access_key = var.key

  site_config {
    min_tls_version = "1.1"
  }
}

resource "azurerm_function_app" "old" {
  location                   = "westeurope"
  name                       = "orders"
  resource_group_name        = "shop"
  app_service_plan_id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Web/serverFarms/orders"
  storage_account_name       = "orders"
  storage_account_access_key = var.key

  site_config {
    min_tls_version = "1.0"
  }
}
