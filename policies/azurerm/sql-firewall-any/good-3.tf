terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 3.0"
    }
  }
}

provider "azurerm" {
  features {}
}

resource "azurerm_sql_firewall_rule" "right" {
  name                = "office"
  resource_group_name = "shop"
  server_name         = "orders"
  end_ip_address      = "192.0.2.20"
  start_ip_address    = "192.0.2.10"
}
